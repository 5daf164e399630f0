import type { RuntimeFacts } from '../../worker/messages';
import type { Installation } from '../installation';

/** A request to run one of the app's functions. */
export type InvocationRequest = {
  functionKey: string;
  module: { type: string; key: string };
  installation: Installation;
  viewer: string | undefined;
  /** The function's first argument. */
  argument: unknown;
  limitMs: number;
  /** For the consumer of an event: the invocation that started the event's chain. */
  chain?: string;
  /** Ends the function before its time limit, on purpose. */
  killAfterMs?: number;
};

/** One running call of one of the app's functions. */
export type Invocation = {
  id: string;
  functionKey: string;
  installation: Installation;
  /** The account at the page. Web triggers, consumers and scheduled triggers have none. */
  viewer: string | undefined;
  /** The ID of the invocation that started this chain of events. It may be this invocation. */
  chain: string;
  /** Ends the function at once, as if the platform took its machine away. */
  kill: () => void;
};

/** An invocation as a worker runs it. */
export type Job = {
  invocation: Omit<Invocation, 'kill'>;
  handler: string;
  args: unknown[];
  facts: RuntimeFacts;
  limitMs: number;
  /** Ends the function's process before its time limit, on purpose. */
  killAfterMs?: number;
};

export type FailureReason =
  | 'threw'
  | 'timed-out'
  | 'ended'
  | 'refused'
  | 'too-large'
  | 'rate-limited';

/** Thrown if a function returned no result or was not allowed to start. */
export class InvocationFailed extends Error {
  override readonly name = 'InvocationFailed';
  readonly reason: FailureReason;

  constructor(reason: FailureReason, message: string) {
    super(message);
    this.reason = reason;
  }
}
