import type { JobRow } from '../../../../src/application/jobs/viewJob';
import { hasCertainlyChanged, isDesiredState } from '../../../../src/domain/job/jobChunk';
import { memberships, type Memberships, type Scenario } from './scenario';
import type { Truth } from './storm';

/** Each row has exactly one end, which is true of the group and of the author of the change. */
export const expectTrueEnds = (
  { site, groups, before, plan }: Scenario,
  rows: readonly JobRow[],
  truth: Truth,
): void => {
  expect(rows.map(({ row }) => row)).toEqual(Array.from({ length: plan.rows }, (_, at) => at + 1));
  const now = memberships(site, groups);
  for (const { group, action, accountId, end } of rows) {
    const key = `${groups[group] ?? ''} ${accountId}`;
    if (!end) throw new Error(`The row of ${key} has no end.`);
    const wasMade = truth.some(
      (fact) => fact.action === action && `${fact.group} ${fact.account}` === key,
    );
    if (isDesiredState(end)) expect([key, end, now.has(key)]).toEqual([key, end, action === 'add']);
    if (end.outcome === 'left-out') expect([key, now.has(key)]).toEqual([key, before.has(key)]);
    // Certain means that the author is known: this job, or certainly another person.
    if (end.certain) expect([key, end, wasMade]).toEqual([key, end, hasCertainlyChanged(end)]);
  }
};

/** The job's certain changes are reverted; everything else is unchanged. */
export const expectUndone = (
  { site, groups, before }: Scenario,
  rows: readonly JobRow[],
  left: Memberships,
): void => {
  const expected = new Set(left);
  for (const { group, action, accountId, end } of rows) {
    if (!end || !hasCertainlyChanged(end)) continue;
    const key = `${groups[group] ?? ''} ${accountId}`;
    expect([key, before.has(key)]).toEqual([key, action === 'remove']);
    if (action === 'add') expected.delete(key);
    else expected.add(key);
  }
  expect([...memberships(site, groups)].toSorted()).toEqual([...expected].toSorted());
};
