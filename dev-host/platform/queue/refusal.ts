import { jsonAnswer } from '../seam/answers';
import type { SeamAnswer } from '../seam/seamCall';

/** The queue's answer to what it does not take; `@forge/events` shows the message of most. */
export const refusal = (status: number, message: string): SeamAnswer =>
  jsonAnswer(status, { code: status, message });
