import type { RuntimeFacts } from '../../worker/messages';
import type { Invocation } from './invocation';

/** What a worker is to run. */
export type Job = {
  invocation: Omit<Invocation, 'kill'>;
  handler: string;
  args: unknown[];
  facts: RuntimeFacts;
  limitMs: number;
  /** Ends the function's process before its time, on purpose. */
  killAfterMs?: number;
};
