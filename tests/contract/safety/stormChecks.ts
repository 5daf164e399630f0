import type { JobRowView, JobView } from '../../../src/contract/bulkApi';
import type { Fact } from './roughSite';
import type { StormJob, Surroundings } from './stormJobs';

// A list of the groups that give admin rights may permit a change for 70 minutes (decision 0029).
// A job then decides again within 5 seconds; any other invocation has ended within a minute.
const AFTER_LIST_MS = 60_000;
export const LATEST_PROTECTION_MS = 70 * 60_000 + AFTER_LIST_MS;

const ROUNDED_MS = 1; // the times of a job are whole milliseconds

/** How long a group had given admin rights when a change of it was sent, in milliseconds. */
export const protectedForMs = ({ isProtected, protectedSince, sentAt }: Fact): number => {
  if (!isProtected) return 0;
  return protectedSince === undefined ? Infinity : Math.max(0, sentAt - protectedSince);
};

/**
 * What authority a change abused. Undefined if all is well: a protected group is changed only by a
 * person at the page as themselves, or before the delay that is documented has passed. And the
 * app's authority serves only site admins, and others for delegated groups.
 */
export const abuseIn = (
  fact: Fact,
  responsible: string,
  rights: { delegation: Surroundings['delegation']; isPresent: boolean },
): string | undefined => {
  const isOwnHand = rights.isPresent && fact.as === responsible;
  if (!isOwnHand && protectedForMs(fact) > LATEST_PROTECTION_MS)
    return 'a protected group was changed';
  const { by, groupId, endedAt = Infinity } = rights.delegation;
  const isDelegated = fact.groupId === groupId && fact.sentAt <= endedAt + AFTER_LIST_MS;
  const mayUseApp = responsible === by || isDelegated;
  if (fact.as === 'app') return mayUseApp ? undefined : 'the app’s authority was abused';
  return fact.as === responsible ? undefined : 'a change ran as another person';
};

/** Who was in which group at the start, as `group account`, and what really changed since. */
export type History = { before: ReadonlySet<string>; facts: readonly Fact[] };

const keyOf = (groupId: string, accountId: string): string => `${groupId} ${accountId}`;

/** Whether an account was in a group, or was not, at any moment from one time to another. */
const wasEver = (
  { before, facts }: History,
  key: string,
  isMember: boolean,
  [from, to]: readonly [number, number],
): boolean => {
  let now = before.has(key);
  for (const fact of facts) {
    if (keyOf(fact.groupId, fact.accountId) !== key || fact.at > to) continue;
    if (fact.at >= from && now === isMember) return true;
    now = fact.kind === 'add';
  }
  return now === isMember;
};

export type EndedStormJob = {
  job: StormJob;
  view: JobView;
  rows: readonly JobRowView[];
  /** How old the memberships in lists were, in milliseconds. */
  lagMs: number;
};

/** What is lost, doubled or untrue in the results of a job, by the facts. */
export const liesInJob = (ended: EndedStormJob, history: History): string[] => {
  const { job, view, rows } = ended;
  const own = history.facts.filter(({ action }) => action === job.id);
  const lies = rows.flatMap((row, at) => {
    const planned = job.rows[at];
    const isPlanned =
      row.row === at + 1 &&
      planned?.group === row.group &&
      planned.action === row.action &&
      planned.accountId === row.accountId;
    if (!isPlanned) return [`row ${at.toString()} is not the planned one`];
    return lieInRow(row, ended, own, history) ?? [];
  });
  if (rows.length !== job.rows.length) lies.push(`${rows.length.toString()} rows`);
  const counts: Record<string, number> = {};
  for (const { end } of rows) if (end) counts[end.outcome] = (counts[end.outcome] ?? 0) + 1;
  const isCounted = Object.entries(counts).every(
    ([outcome, count]) => view.counts[outcome as keyof JobView['counts']] === count,
  );
  if (!isCounted) lies.push(`${JSON.stringify(view.counts)} counted, of ${JSON.stringify(counts)}`);
  const endedAt = Date.parse(view.endedAt ?? '');
  for (const { sentAt } of own)
    if (!(sentAt <= endedAt + ROUNDED_MS)) lies.push('it wrote after its end');
  return lies;
};

const lieInRow = (
  { group, action, accountId, end }: JobRowView,
  { job, view, lagMs }: EndedStormJob,
  own: readonly Fact[],
  history: History,
): string | undefined => {
  const key = keyOf(job.groups[group] ?? '', accountId);
  if (!end) return `${key}: no result`;
  const isOfRow = (fact: Fact): boolean =>
    keyOf(fact.groupId, fact.accountId) === key && fact.kind === action;
  const made = own.some(isOfRow);
  const says = `${action} ${key}: ${end.outcome}`;
  const during = [Date.parse(view.startedAt), Date.parse(view.endedAt ?? '') + ROUNDED_MS] as const;
  if (DONE.has(end.outcome) && !wasEver(history, key, action === 'add', during))
    return `${says}, but it never was so ${JSON.stringify({ end, during, b: history.before.has(key), f: history.facts.filter((f) => keyOf(f.groupId, f.accountId) === key) })}`;
  if (!end.certain) return undefined;
  if (end.outcome === 'added') return made ? undefined : `${says} for certain, but by another`;
  if (end.outcome !== 'removed') return made ? `${says} for certain, but it was made` : undefined;
  // Two removals at the same moment can't be told apart, and a list of members may be old.
  const seenFrom = during[0] - lagMs;
  const isShared = history.facts.some((fact) => isOfRow(fact) && fact.at >= seenFrom);
  return made || isShared ? undefined : `${says} for certain, but no one did`;
};

const DONE: ReadonlySet<string> = new Set(['added', 'already-member', 'removed', 'not-a-member']);

/** How many removals a job calls its own for certain, although another change made them. */
export const sharedRemovals = ({ job, rows }: EndedStormJob, { facts }: History): number =>
  rows.filter(
    ({ group, action, accountId, end }) =>
      action === 'remove' &&
      end?.certain &&
      end.outcome === 'removed' &&
      !facts.some(
        (fact) =>
          fact.action === job.id &&
          fact.kind === 'remove' &&
          keyOf(fact.groupId, fact.accountId) === keyOf(job.groups[group] ?? '', accountId),
      ),
  ).length;

// Results after which another try, without faults, has to reach the membership.
const PASSING: ReadonlySet<string> = new Set([
  'unavailable',
  'timed-out',
  'rate-limited',
  'unexpected',
  'no-seats',
  'left-out',
  'not-authenticated',
]);

/** What a job that ran without faults did not reach. `members` is who is in which group now. */
export const notReached = (
  { job, rows }: Pick<EndedStormJob, 'job' | 'rows'>,
  members: ReadonlySet<string>,
): string[] =>
  rows.flatMap(({ group, action, accountId, end }) => {
    const key = keyOf(job.groups[group] ?? '', accountId);
    if (!end || PASSING.has(end.outcome)) return [`${key}: ${end?.outcome ?? 'no result'}`];
    if (!DONE.has(end.outcome)) return []; // a refusal, which another try does not change
    return members.has(key) === (action === 'add') ? [] : [`${key}: ${end.outcome}, but it is not`];
  });
