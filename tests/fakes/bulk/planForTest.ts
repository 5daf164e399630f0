import { inChunks } from '../../../src/application/plans/planOfRows';
import type { AccountId } from '../../../src/domain/accountId';
import type { GroupId } from '../../../src/domain/group';
import { ROWS_PER_CHUNK } from '../../../src/domain/limits';
import type { Plan } from '../../../src/domain/plan/plan';
import type { PlanRow } from '../../../src/domain/plan/planRow';
import { accountId } from '../examples';
import { valueOf } from '../valueOf';
import type { BulkSite } from './bulkSite';

/** `count` people with accounts on the site, who are in no group. */
export const crowd = (site: BulkSite, count: number): AccountId[] =>
  Array.from({ length: count }, (_, number) => {
    const person = accountId(`5b10ac8d82e05b22cc${number.toString(16).padStart(6, '0')}`);
    site.app.confluence.world.people.add(person);
    return person;
  });

/** A plan of these rows, numbered in order, created the way the page does it. */
export const planForTest = async (
  site: BulkSite,
  authorId: AccountId,
  groups: readonly GroupId[],
  rows: readonly Omit<PlanRow, 'row'>[],
): Promise<Plan> => {
  const bulk = site.invocation();
  const { until } = site.time;
  const draft = { groups, rows: rows.length, origin: { kind: 'import' as const } };
  const { planId } = valueOf(await until(bulk.beginPlan(authorId, draft)));
  const numbered = rows.map((row, at) => ({ row: at + 1, ...row }));
  for (const [chunk, some] of inChunks(numbered).entries())
    valueOf(
      await until(bulk.addPlanRows(authorId, { planId, at: chunk * ROWS_PER_CHUNK, rows: some })),
    );
  return valueOf(await until(bulk.finalizePlan(authorId, planId)));
};
