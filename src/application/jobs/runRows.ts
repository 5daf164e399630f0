import type { Caller } from '../../domain/caller';
import type { Halt } from '../../domain/job/halt';
import type { Job } from '../../domain/job/job';
import type { Clock } from '../ports/clock';
import { together } from '../together';
import type { CarryOutRow } from './carryOutRow';
import type { GroupsInWork } from './groupsInWork';
import type { Pacer } from './pacer';
import type { RowInWork } from './partInWork';
import type { RowFeed } from './rowFeed';
import { makeSettleRow } from './settleRow';

export type RunRows = (run: {
  job: Job;
  caller: Caller;
  feed: RowFeed;
  groups: GroupsInWork;
  pacer: Pacer;
  until: number;
  onEnded: () => void;
  /** Asked before each row; a reason to begin no more. */
  halted: () => Promise<Halt | undefined>;
}) => Promise<Halt>;

/**
 * Carries out rows side by side until all are handed out or something is in the way. Whatever was
 * begun is waited for and stored. Throws `StoreUnavailable` where that could not be stored.
 */
export const makeRunRows =
  (parts: { carryOut: CarryOutRow; clock: Clock }): RunRows =>
  async ({ feed, pacer, halted, ...step }) => {
    const settleRow = makeSettleRow(parts, {
      ...step,
      pacer,
      isExhausted: feed.isExhausted,
      halted: () => halted().catch((): Halt => ({ is: 'broken' })),
    });
    const running = new Set<Promise<void>>();
    let halt: Halt | undefined;
    let broken: { error: unknown } | undefined;

    const begin = (row: RowInWork): void => {
      const task = settleRow(row)
        .then((why) => {
          halt ??= why;
        })
        .catch((error: unknown) => {
          broken ??= { error };
          halt ??= { is: 'broken' };
          row.leave(true); // it may have been sent
        })
        .finally(() => {
          running.delete(task);
          pacer.leave();
        });
      running.add(task);
    };

    try {
      while (halt === undefined) {
        await pacer.slot();
        const reason = await halted();
        const row = reason === undefined ? await feed.next() : undefined;
        if (row === undefined) {
          pacer.leave();
          halt ??= reason;
          break;
        }
        begin(row);
      }
    } catch (error) {
      broken ??= { error };
    }
    await together([...running]);
    // Also after something broke: what Confluence has answered must not be asked again.
    await feed.close();
    if (broken) throw broken.error;
    return halt ?? { is: 'exhausted' };
  };
