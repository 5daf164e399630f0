import { setImmediate as untilIdle } from 'node:timers/promises';

const IDLE_TURNS = 3; // code between two calls needs no more turns of the event loop

type Kind = 'storage' | 'confluence';

/** How many round trips a run waited for one after the other, by kind, and the calls in each. */
export type RoundTrips = Record<Kind, number> & { rounds: string[][] };

/** Passes a call on, or holds it back for a while. */
export type Gate = <T>(kind: Kind, name: string, call: () => Promise<T>) => Promise<T>;

/**
 * Counts the sequential round trips of a run. It holds back all calls until the run has no other
 * work, then lets all of them through together: this is one round. A round counts for storage if a
 * call of it goes to storage, and for Confluence if a call of it goes there.
 */
export const countRoundTrips = async (
  run: (gate: Gate) => Promise<unknown>,
): Promise<RoundTrips> => {
  let held: { kind: Kind; name: string; open: () => void; done: Promise<unknown> }[] = [];
  const gate: Gate = (kind, name, call) => {
    let open: () => void = () => undefined;
    const opened = new Promise<void>((resolve) => (open = resolve));
    const answer = opened.then(call);
    held.push({ kind, name, open, done: answer.catch(() => undefined) });
    return answer;
  };
  const trips: RoundTrips = { storage: 0, confluence: 0, rounds: [] };
  const state = { isOver: false };
  const running = run(gate).finally(() => (state.isOver = true));
  running.catch(() => undefined); // thrown below
  while (!state.isOver || held.length > 0) {
    for (let turn = 0; turn < IDLE_TURNS; turn += 1) await untilIdle();
    const round = held;
    held = [];
    if (round.length === 0) continue;
    for (const kind of ['storage', 'confluence'] as const)
      if (round.some((call) => call.kind === kind)) trips[kind] += 1;
    trips.rounds.push(round.map(({ kind, name }) => `${kind} ${name}`));
    for (const { open } of round) open();
    await Promise.all(round.map(({ done }) => done));
  }
  await running;
  return trips;
};
