import type { PlanRowInput } from '../../../src/contract/bulkApi';
import { failed, ok, type Outcome } from '../../../src/domain/outcome';
import { planTotals } from '../../../static/admin/bulk/plan/planTotals';
import { type PlanCalls, sendPlan } from '../../../static/admin/bulk/plan/sendPlan';
import { draftOf } from '../../../static/admin/bulk/review/resolveRow';
import { groupView, planView } from './views';

const backend = (failsAt = Infinity) => {
  const asked: [string, unknown][] = [];
  const answer = <T>(call: string, input: unknown, value: T): Promise<Outcome<T>> => {
    asked.push([call, input]);
    return Promise.resolve(asked.length === failsAt ? failed('not-permitted') : ok(value));
  };
  const started = { planId: 'plan-1' };
  const calls: PlanCalls = {
    beginPlan: (input) => answer('beginPlan', input, started),
    addPlanRows: ({ at, rows: { length } }) => answer('addPlanRows', { at, length }, started),
    finalizePlan: (input) => answer('finalizePlan', input, planView()),
  };
  return { asked, calls };
};

const rows = Array.from({ length: 9_000 }, (_, row): PlanRowInput => [
  row,
  0,
  'add',
  `account-${row}`,
]);

test('starts a plan, sends chunks of whole blocks, and finalizes it', async () => {
  const { asked, calls } = backend();
  const sent: number[] = [];
  const plan = await sendPlan({ groups: ['id-a'], rows }, (done) => sent.push(done), calls);
  expect(plan.ok).toBe(true);
  expect(asked.map(([call]) => call)).toEqual([
    'beginPlan',
    'addPlanRows',
    'addPlanRows',
    'addPlanRows',
    'finalizePlan',
  ]);
  expect(asked[0]?.[1]).toEqual({ groups: ['id-a'], rows: 9_000 });
  expect(asked.slice(1, 4).map(([, input]) => input)).toEqual([
    { at: 0, length: 4_000 },
    { at: 4_000, length: 4_000 },
    { at: 8_000, length: 1_000 },
  ]);
  expect(sent).toEqual([4_000, 8_000, 9_000]);
});

test('has a plan checked in as many calls as it takes', async () => {
  const { calls } = backend();
  let checks = 0;
  const finalizePlan: PlanCalls['finalizePlan'] = () => {
    checks += 1;
    const goesOn = failed('in-progress', { continues: true, retryAfterSeconds: 0 });
    return Promise.resolve(checks < 7 ? goesOn : ok(planView()));
  };
  const draft = { groups: ['id-a'], rows: rows.slice(0, 1) };
  const plan = await sendPlan(draft, () => undefined, { ...calls, finalizePlan });
  expect(plan.ok).toBe(true);
  expect(checks).toBe(7);
});

test('sends the name of the list’s file with its plan', async () => {
  const { asked, calls } = backend();
  const draft = { groups: ['id-a'], rows: rows.slice(0, 1), title: 'team.xlsx' };
  await sendPlan(draft, () => undefined, calls);
  expect(asked[0]?.[1]).toEqual({ groups: ['id-a'], rows: 1, title: 'team.xlsx' });
});

test('does not finalize a plan with a refused chunk', async () => {
  const { asked, calls } = backend(3);
  expect(await sendPlan({ groups: ['id-a'], rows }, () => undefined, calls)).toEqual(
    failed('not-permitted'),
  );
  expect(asked.at(-1)?.[0]).toBe('addPlanRows');
});

test('lists each group of a plan once, and the rows in list order', () => {
  const row = (number: number, id: string) => ({
    row: number,
    group: { id, name: id },
    accountId: `account-${number}`,
    action: 'add' as const,
  });
  expect(draftOf([row(3, 'b'), row(2, 'a'), row(4, 'b')])).toEqual({
    groups: ['a', 'b'],
    rows: [
      [2, 0, 'add', 'account-2'],
      [3, 1, 'add', 'account-3'],
      [4, 1, 'add', 'account-4'],
    ],
  });
});

test('counts what is known to need no change, but not as a seat', () => {
  const access = groupView({ adds: 3, removals: 0, already: 2, givesAccess: true });
  const mixed = groupView({ adds: 2, removals: 2, already: 1, givesAccess: true });
  expect(planTotals([access, mixed])).toMatchObject({ already: 3, seats: 3 });
  expect(planTotals([{ ...access, already: 3 }])).toMatchObject({ seats: 0 });
});

test('counts no additions to groups without access as seats', () => {
  const totals = planTotals([
    groupView({ adds: 7, removals: 1, givesAccess: true }),
    groupView({ adds: 5, removals: 2, isProtected: true }),
  ]);
  expect(totals).toMatchObject({ adds: 12, removals: 3, seats: 7, refused: [] });
  expect(totals.protectedGroups).toHaveLength(1);
  expect(totals).toMatchObject({ accessLost: 1, isAccessUnknown: false });
});

test('does not take a group for one without access if Confluence does not say', () => {
  const { givesAccess: _unknown, ...unknown } = groupView({ adds: 1 });
  expect(planTotals([groupView(), unknown])).toMatchObject({ seats: 1, isAccessUnknown: true });
});
