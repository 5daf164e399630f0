import { responsibleAccount, type Caller } from '../../domain/caller';
import type { Halt } from '../../domain/job/halt';
import type { Job } from '../../domain/job/job';
import type { RowEnd } from '../../domain/job/rowEnd';
import type { FailureCode } from '../../domain/outcome';
import type { Clock } from '../ports/clock';
import { together } from '../together';
import type { CarryOutRow, RowResult } from './carryOutRow';
import { haltFor, laterWithoutGroup } from './later';
import { takesOwnRights, type GroupInWork, type GroupsInWork } from './groupsInWork';
import type { Pacer } from './pacer';
import type { RowInWork } from './partInWork';
import type { RowFeed } from './rowFeed';

const PATIENT_STALLS = 5; // then a last row that alone gets no answer is given up

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
  async ({ job, caller, feed, groups, pacer, until, onEnded, halted }) => {
    const running = new Set<Promise<void>>();
    let halt: Halt | undefined;
    let broken: { error: unknown } | undefined;
    let successes = 0;

    const stop = (why: Halt): void => {
      halt ??= why;
    };

    const conclude = (row: RowInWork, end: RowEnd): void => {
      onEnded();
      row.end(end);
    };

    /** A change that alone gets no answer, while others do, is about the change. */
    const isItsOwnFault = (successesBefore: number): boolean =>
      successes > successesBefore || (feed.isExhausted() && job.stalls >= PATIENT_STALLS);

    const settleLater = (
      row: RowInWork,
      { why, tried, end }: Extract<RowResult, { is: 'later' }>,
      successesBefore: number,
    ): void => {
      const isFinal =
        why.for === 'refused'
          ? caller.kind === 'admin' // there is nobody else to try
          : why.for === 'confluence' && isItsOwnFault(successesBefore);
      if (isFinal) {
        conclude(row, end);
        return;
      }
      row.leave(tried);
      stop(haltFor(why, parts.clock()));
    };

    const carryOut = async (row: RowInWork): Promise<void> => {
      const planned = job.groups[row.row.group];
      if (!planned) throw new Error('A row names a group that the plan has not.');
      const looked = await groups(planned);
      if (!looked.ok) {
        settleWithoutGroup(row, looked);
        return;
      }
      const { group, permit } = looked;
      const { action, accountId } = row.row;
      if (takesOwnRights(caller, permit, row.row)) {
        conclude(row, failed('own-admin-group', row.tried));
        return;
      }
      const before = successes;
      const result = await parts.carryOut(
        {
          group,
          permit,
          action,
          accountId,
          responsible: responsibleAccount(caller),
          tried: row.tried,
          wasMember: row.wasMember,
          until,
        },
        pacer,
      );
      if (result.is === 'later') {
        settleLater(row, result, before);
        return;
      }
      successes += 1;
      conclude(row, result.end);
    };

    const settleWithoutGroup = (
      row: RowInWork,
      { failure }: Extract<GroupInWork, { ok: false }>,
    ): void => {
      const why = laterWithoutGroup(failure);
      if (why === undefined) conclude(row, failed(failure.code, row.tried));
      else
        settleLater(
          row,
          { is: 'later', why, tried: row.tried, end: failed(failure.code, row.tried) },
          successes,
        );
    };

    const begin = (row: RowInWork): void => {
      const task = carryOut(row)
        .catch((error: unknown) => {
          broken ??= { error };
          stop({ is: 'broken' });
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
          if (reason !== undefined) stop(reason);
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

const failed = (outcome: FailureCode, tried: boolean): RowEnd => ({ outcome, certain: !tried });
