import type { Caller } from '../../domain/caller';
import type { Job } from '../../domain/job/job';
import type { StopReason } from '../../domain/job/stopReason';
import { allSettledOrThrow } from '../allSettledOrThrow';
import type { Clock } from '../ports/platform';
import type { CarryOutRow } from './carryOutRow';
import { makeExecuteRow } from './executeRow';
import type { GroupsInWork } from './groupsInWork';
import type { Pacer } from './pacer';
import type { RowFeed, RowInWork } from './rowFeed';

export type RunRows = (run: {
  job: Job;
  caller: Caller;
  feed: RowFeed;
  groups: GroupsInWork;
  pacer: Pacer;
  until: number;
  onEnded: () => void;
  /** Asked before each row; a reason to begin no more. */
  shouldStop: () => Promise<StopReason | undefined>;
}) => Promise<StopReason>;

/**
 * Carries out rows side by side until all are handed out or something is in the way. Whatever was
 * begun is waited for and stored. Throws `StoreUnavailable` where that could not be stored.
 */
export const makeRunRows =
  (deps: { carryOut: CarryOutRow; clock: Clock }): RunRows =>
  async ({ feed, pacer, shouldStop, ...step }) => {
    const executeRow = makeExecuteRow(deps, {
      ...step,
      pacer,
      isExhausted: feed.isExhausted,
      shouldStop: () => shouldStop().catch((): StopReason => ({ is: 'broken' })),
    });
    const running = new Set<Promise<void>>();
    let stop: StopReason | undefined;
    let broken: { error: unknown } | undefined;

    const begin = (row: RowInWork): void => {
      const task = executeRow(row)
        .then((why) => {
          stop ??= why;
        })
        .catch((error: unknown) => {
          broken ??= { error };
          stop ??= { is: 'broken' };
          row.leave(true); // it may have been sent
        })
        .finally(() => {
          running.delete(task);
          pacer.leave();
        });
      running.add(task);
    };

    try {
      while (stop === undefined) {
        await pacer.slot();
        const reason = await shouldStop();
        const row = reason === undefined ? await feed.next() : undefined;
        if (row === undefined) {
          pacer.leave();
          stop ??= reason;
          break;
        }
        begin(row);
      }
    } catch (error) {
      broken ??= { error };
    }
    await allSettledOrThrow([...running]);
    // Also after something broke: what Confluence has answered must not be asked again.
    await feed.close();
    if (broken) throw broken.error;
    return stop ?? { is: 'exhausted' };
  };
