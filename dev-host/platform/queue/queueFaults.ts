import { USUALLY_LATE_MS } from '../faults/fault';
import type { Faults } from '../faults/faults';

/** What goes wrong on purpose with the event of a body: `match` looks at the queue and the body. */
export type QueueFaults = {
  /** So many milliseconds late it is delivered; twice if there are two numbers. */
  delaysMs: (queue: string, body: object) => number[];
  /** So many milliseconds after its consumer began, that is killed. */
  killAfterMs: (queue: string, body: object) => number | undefined;
};

export const makeQueueFaults = (faults: Faults): QueueFaults => ({
  delaysMs: (queue, body) => {
    const fault = faults.next('queue', textOf(queue, body), ['late', 'double']);
    if (fault === undefined) return [0];
    const { effect, ms } = fault;
    return effect === 'double' ? [0, ms ?? 0] : [ms ?? USUALLY_LATE_MS];
  },
  killAfterMs: (queue, body) => {
    const fault = faults.next('queue', textOf(queue, body), ['kill']);
    return fault && (fault.ms ?? 0);
  },
});

const textOf = (queue: string, body: object): string => `${queue} ${JSON.stringify(body)}`;
