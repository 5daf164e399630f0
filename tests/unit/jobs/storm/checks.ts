import type { JobRow } from '../../../../src/application/jobs/viewJob';
import { hasCertainlyChanged, isDesiredState } from '../../../../src/domain/job/jobChunk';
import { memberships, type Memberships, type Scenario } from './scenario';
import type { Truth } from './storm';

/** Each row has exactly one end, and it is true: of the group as it is, and of who made it so. */
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
    // Certain means that it is known who did it: this job, or certainly somebody else.
    if (end.certain) expect([key, end, wasMade]).toEqual([key, end, hasCertainlyChanged(end)]);
  }
};

/** What the job did for certain is as it was before; everything else is as it was left. */
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
