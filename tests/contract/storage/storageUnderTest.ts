import type { AuditTrail } from '../../../src/application/ports/auditTrail';
import type { ClaimStore } from '../../../src/application/ports/claimStore';
import type { DelegationList } from '../../../src/application/ports/delegationList';
import type { ImpersonationRecord } from '../../../src/application/ports/impersonationRecord';
import type { JobStore } from '../../../src/application/ports/jobStore';
import type { KeyStore } from '../../../src/application/ports/keyStore';
import type { Cache } from '../../../src/application/ports/cache';
import type { SettingsStore } from '../../../src/application/ports/settingsStore';
import type { PlanStore } from '../../../src/application/ports/planStore';
import type { SteerableClock } from '../../fakes/steerableClock';

/** The ports that keep things, as one invocation has them. */
export type Ports = {
  cache: Cache;
  claims: ClaimStore;
  audit: AuditTrail;
  keys: KeyStore;
  delegation: DelegationList;
  impersonation: ImpersonationRecord;
  settings: SettingsStore;
  plans: PlanStore;
  jobs: JobStore;
};

export type StorageUnderTest = Ports & {
  clock: SteerableClock;
  /** The same storage as another invocation sees it. */
  nextInvocation: () => Ports;
  breakDown: () => void;
  repair: () => void;
};

/** Starts whatever is behind the ports once; `fresh` gives it with nothing stored. */
export type StartStorage = () => Promise<{ fresh: () => StorageUnderTest; close: () => void }>;
