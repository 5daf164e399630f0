import type { JobRow } from '../../../../src/application/jobs/viewJob';
import { hasCertainlyChanged, isDesiredState } from '../../../../src/domain/job/jobChunk';
import { memberships, type Memberships, type Scenario } from './scenario';
import type { Truth } from './witness';

// The lists of groups that give admin rights are read again after ten minutes. A step decides again
// every five seconds.
const LATEST_PROTECTION_MS = 600_000 + 6_000;

/** No job changes a protected group, except for its owner, who is at the page as themselves. */
export const expectProtected = (truth: Truth): void => {
  const late = truth.filter(
    ({ as, protectedForMs }) => as !== 'viewer' && protectedForMs > LATEST_PROTECTION_MS,
  );
  expect(late).toEqual([]);
};

/** The results of one of the jobs, and the ID of its plan. */
export type Ended = { id: string; rows: readonly JobRow[] };

const keyOf = (groups: Scenario['groups'], { group, accountId }: JobRow): string =>
  `${groups[group] ?? ''} ${accountId}`;

/**
 * Each row has exactly one end, which is true of the group and of the author of the change. Returns
 * how many removals a job certainly counts as its own that the other job made: both found the
 * person in the group, and Confluence answers both in the same way.
 */
export const expectTrueEnds = (
  { site, groups, before, plans }: Scenario,
  jobs: readonly Ended[],
  truth: Truth,
): number => {
  const now = memberships(site, groups);
  const lies: string[] = []; // `expect` would take more time than the check, for thousands of rows
  let shared = 0;
  const factsOf = new Map<string, Truth>();
  for (const fact of truth) {
    const key = `${fact.action} ${fact.group} ${fact.account}`;
    factsOf.set(key, [...(factsOf.get(key) ?? []), fact]);
  }
  for (const { id, rows } of jobs) {
    const planned = plans.find((plan) => plan.id === id)?.rows ?? 0;
    expect(rows.map(({ row }) => row)).toEqual(Array.from({ length: planned }, (_, at) => at + 1));
    const ofOthers = new Set(
      jobs.flatMap((job) => (job.id === id ? [] : job.rows.map((row) => keyOf(groups, row)))),
    );
    for (const row of rows) {
      const { action, end } = row;
      const key = keyOf(groups, row);
      if (!end) throw new Error(`The row of ${key} has no end.`);
      const made = factsOf.get(`${action} ${key}`) ?? [];
      const isOwn = made.some(({ job }) => job === id);
      if (!ofOthers.has(key)) {
        const isIn = now.has(key);
        if (isDesiredState(end) && isIn !== (action === 'add'))
          lies.push(`${key} ends ${end.outcome}, in the group: ${isIn}`);
        if (end.outcome === 'left-out' && isIn !== before.has(key))
          lies.push(`${key} was left out, in the group: ${isIn}`);
      }
      // Certain means that the author is known: this job, or certainly another person.
      if (!end.certain) continue;
      const isShared = end.outcome === 'removed' && !isOwn && made.length > 0;
      if (isShared) shared += 1;
      else if (isOwn !== hasCertainlyChanged(end))
        lies.push(`${key} certainly ends ${end.outcome}, by this job: ${isOwn}`);
    }
  }
  expect(lies).toEqual([]);
  return shared;
};

/** The job's certain changes are reverted; everything else is unchanged. */
export const expectUndone = (
  { site, groups, before, plans }: Scenario,
  rows: readonly JobRow[],
  left: Memberships,
): void => {
  const lies: string[] = [];
  const expected = new Set(left);
  for (const row of rows) {
    const { action, end } = row;
    if (!end || !hasCertainlyChanged(end)) continue;
    const key = keyOf(groups, row);
    if (plans.length === 1 && before.has(key) !== (action === 'remove'))
      lies.push(`${key} was in the group: ${before.has(key)}`);
    if (action === 'add') expected.delete(key);
    else expected.add(key);
  }
  expect(lies).toEqual([]);
  expect([...memberships(site, groups)].toSorted()).toEqual([...expected].toSorted());
};
