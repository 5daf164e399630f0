import type { WebTriggerStatus } from '../../domain/webTriggerStatus';

/** What is stored under an idempotency key. Times are in milliseconds since 1970. */
export type Claim = {
  id: string;
  bodyDigest: string;
  expiresAt: number;
  /** Absent while the first call is being worked on. */
  answer?: WebTriggerStatus;
};
