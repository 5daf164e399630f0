import type { AccountId } from '../../domain/accountId';
import type { ChangeAction } from '../../domain/change';
import type { DirectoryGroup } from '../../domain/directoryGroup';
import { natureOfFailure } from '../../domain/job/natureOfFailure';
import type { RowEnd } from '../../domain/job/rowEnd';
import type { Failure } from '../../domain/outcome';
import type { LearnStandings } from '../membership/learnStandings';
import type { Permit } from '../membership/permit';
import type { Attempt, TryIdentities } from '../membership/tryIdentities';
import type { Clock } from '../ports/clock';
import type { Pause } from '../ports/pause';
import type { Later } from './later';
import type { Pacer } from './pacer';

const MOST_TRIES = 3; // of a change whose answer did not come; each is safe to repeat
const FIRST_RETRY_MS = 500;
const LONGEST_WAIT_SECONDS = 5; // what Confluence asks for beyond that is waited for between steps

export type RowResult =
  | { is: 'ended'; end: RowEnd }
  /** `tried`: whether it may have been carried out all the same; `end`: what giving up would be. */
  | { is: 'later'; why: Later; tried: boolean; end: RowEnd };

export type RowTask = {
  group: DirectoryGroup;
  permit: Permit;
  action: ChangeAction;
  accountId: AccountId;
  responsible: AccountId;
  /** Whether an earlier attempt may have carried it out. */
  tried: boolean;
  /** Of a removal: whether the person was in the group when the job began. */
  wasMember: boolean | undefined;
  /** When nothing more is begun in this step, in milliseconds since 1970. */
  until: number;
};

export type CarryOutRow = (task: RowTask, pacer: Pacer) => Promise<RowResult>;

/** Carries out one row of a job, with patience: it ends, or it is said what has to be waited for. */
export const makeCarryOutRow = (parts: {
  tryIdentities: TryIdentities;
  learn: LearnStandings;
  clock: Clock;
  pause: Pause;
}): CarryOutRow => {
  const { tryIdentities, learn, clock, pause } = parts;

  const attempt = async (task: RowTask, pacer: Pacer): Promise<Tried> => {
    const { group, permit, action, accountId, responsible, wasMember } = task;
    const tooLong = await pacer.turn(action);
    if (tooLong) return { is: 'held', why: tooLong };
    const begun = clock();
    const request = { group, action, accountId, byName: false, personWasThere: wasMember === true };
    const made = await tryIdentities(request, permit, responsible);
    if (made.result.ok || made.result.failure.code !== 'rate-limited')
      pacer.answered(clock() - begun);
    else pacer.limited(made.result.failure.retryAfterSeconds, tooLongFor(made));
    await learn(made, permit, responsible, group.id);
    return { is: 'made', made };
  };

  return async (task, pacer) => {
    let { tried } = task;
    for (let unanswered = 0; ;) {
      const attempted = await attempt(task, pacer);
      if (attempted.is === 'held') return heldBack(attempted.why, tried);
      const { made } = attempted;
      if (made.result.ok) return { is: 'ended', end: endOf(made, { ...task, tried }) };
      const { failure } = made.result;
      const why = laterFor(made, failure);
      const isLate = clock() >= task.until;
      if (why === undefined) return { is: 'ended', end: failedEnd(made, failure, tried) };
      if (why !== 'again') return { is: 'later', why, tried, end: failedEnd(made, failure, tried) };
      if (failure.code !== 'rate-limited') tried = true;
      const end = failedEnd(made, failure, tried);
      if (isLate) return { is: 'later', why: { for: 'time' }, tried, end };
      if (failure.code === 'rate-limited') continue; // its turn comes when Confluence said so
      unanswered += 1;
      if (unanswered === MOST_TRIES) return { is: 'later', why: { for: 'confluence' }, tried, end };
      await pause(FIRST_RETRY_MS * 2 ** (unanswered - 1));
    }
  };
};

type Tried = { is: 'made'; made: Attempt } | { is: 'held'; why: Later };

/** Not sent, since others of the step were told to wait too long. */
const heldBack = (why: Later, tried: boolean): RowResult => ({
  ...{ is: 'later', why, tried },
  end: { outcome: 'rate-limited', certain: !tried },
});

/** What a step does not wait for, of what Confluence asked to wait for. */
const tooLongFor = (made: Attempt): Later | undefined => {
  if (made.result.ok) return undefined;
  const why = laterFor(made, made.result.failure);
  if (why === undefined || why === 'again') return undefined;
  return why.for === 'rate-limit' || why.for === 'hourly-pool' ? why : undefined;
};

const endOf = ({ actedAs, result }: Attempt, task: RowTask): RowEnd => {
  if (!result.ok) throw new Error('Only a success has such an end.');
  const { status, httpStatus, certain } = result.value;
  const base = { outcome: status, actedAs, httpStatus };
  switch (status) {
    case 'added':
      return { ...base, certain: true };
    case 'already-member':
      return { ...base, certain: certain && !task.tried };
    case 'removed':
      // Confluence says "removed" of people who were not there, too.
      if (task.wasMember === false) return { ...base, outcome: 'not-a-member', certain: false };
      return { ...base, certain: task.wasMember === true };
    case 'not-a-member':
      return { ...base, certain: certain && !task.tried };
  }
};

// An earlier attempt may have made the change all the same.
const failedEnd = (
  { actedAs }: Attempt,
  { code, httpStatus }: Failure,
  tried: boolean,
): RowEnd => ({
  outcome: code,
  actedAs,
  ...(httpStatus !== undefined && { httpStatus }),
  certain: !tried,
});

/** What a failure has to wait for; `again` is worth another try now, undefined is final. */
const laterFor = ({ actedAs, heard }: Attempt, failure: Failure): Later | 'again' | undefined => {
  const { code, retryAfterSeconds: seconds, hourlyPoolEmpty } = failure;
  const last = heard.at(-1);
  // Whatever words the refusal of the last identity came in.
  if (last?.verdict === 'refused' && last.identity.as === actedAs) return { for: 'refused' };
  switch (natureOfFailure(code)) {
    case 'limited':
      if (hourlyPoolEmpty === true)
        return { for: 'hourly-pool', ...(seconds !== undefined && { seconds }) };
      if (seconds === undefined || seconds <= LONGEST_WAIT_SECONDS) return 'again';
      return { for: 'rate-limit', seconds };
    case 'no-answer':
      return 'again';
    case 'unapproved':
      // A platform that does not stand in for an absent owner says so in these words: the owner may
      // be there in person.
      return { for: actedAs === 'owner' ? 'refused' : 'approval' };
    case 'refused':
      return { for: 'refused' };
    case 'final':
      return undefined;
  }
};
