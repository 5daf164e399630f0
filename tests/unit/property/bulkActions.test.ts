import fc from 'fast-check';
import { FAILURE_CODES } from '../../../src/domain/outcome';
import { adminResolver } from '../../../src/forge/entrypoints/adminResolver';
import { startWholeApp, type WholeApp } from '../../seams/wholeApp';
import { bulkCalls } from './bulkCalls';
import { castOf } from './cast';
import { RUNS, seed } from './seed';

type Answer = { ok: boolean; value?: unknown; failure?: { code: string } };

const printed: unknown[] = [];
let app: WholeApp;
beforeAll(async () => {
  app = await startWholeApp();
  jest.spyOn(console, 'log').mockImplementation((line) => {
    printed.push(line);
  });
});
afterAll(() => app.close());

const call = async (functionKey: string, payload: unknown, accountId: string): Promise<Answer> => {
  app.begin(accountId);
  const answer: unknown = await adminResolver(
    { call: { functionKey, payload }, context: {} },
    { principal: { accountId } },
  );
  return answer as Answer;
};

type Made = { id: string; hash: string };

/** The value of a call that a test arranged to succeed. */
const madeBy = (answer: Answer): Made & { planId: string } => {
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  return answer.value as Made & { planId: string };
};

/**
 * Plans of an admin: one started, one sent, one finalized, one whose job waits for its turn, and a
 * spare one, finalized.
 */
const plansOf = async (admin: string, groupId: string, people: readonly string[]) => {
  const made: Made[] = [];
  for (const stage of ['begun', 'sent', 'fixed', 'started', 'spare'] as const) {
    const draft = { groups: [groupId], rows: 2 };
    const { planId } = madeBy(await call('beginPlan', draft, admin));
    const rows = people.slice(0, 2).map((accountId, at) => [at + 1, 0, 'add', accountId]);
    if (stage !== 'begun') madeBy(await call('addPlanRows', { planId, at: 0, rows }, admin));
    const isFixed = stage !== 'begun' && stage !== 'sent';
    const { hash } = isFixed
      ? madeBy(await call('finalizePlan', { planId }, admin))
      : { hash: 'none' };
    if (stage === 'started') madeBy(await call('startJob', { planId, hash }, admin));
    made.push({ id: planId, hash });
  }
  return made;
};

test(`${RUNS.toString()} malformed calls of bulk actions give a listed answer, and change no one’s groups`, async () => {
  const { groups, bystanders, callers } = await castOf(app.site);
  const [admin = '', confluenceAdmin = '', nonAdmin = ''] = callers;
  const { id } = await app.site.makeGroup({ name: 'zebra' });
  const all = await plansOf(admin, id, bystanders);
  const [plans, spare] = [all.slice(0, -1), all.at(-1)];
  const present = {
    groups,
    people: bystanders,
    ids: plans.map((plan) => plan.id),
    hashes: plans.map(({ hash }) => hash),
    spareId: spare?.id ?? '',
    jobId: plans.at(-1)?.id ?? '',
  };
  const accounts = fc.constantFrom(admin, admin, admin, confluenceAdmin, nonAdmin);
  const codes = new Map<string, number>();
  const done = new Set<string>();

  await fc.assert(
    fc.asyncProperty(bulkCalls(present), accounts, async ([action, payload], accountId) => {
      const answer = await call(action, payload, accountId);
      expect(app.writes()).toEqual([]);
      if (answer.ok) {
        done.add(action);
        expect(accountId).not.toBe(nonAdmin);
        return;
      }
      const code = answer.failure?.code ?? '';
      expect(FAILURE_CODES).toContain(code);
      expect(['unexpected', 'unavailable', 'timed-out']).not.toContain(code);
      if (accountId === nonAdmin) expect(code).toBe('not-an-admin');
      codes.set(code, (codes.get(code) ?? 0) + 1);
    }),
    { seed: seed(), numRuns: RUNS },
  );

  // The runs covered these cases.
  for (const action of [
    'checkGroups',
    'findPeople',
    'checkPeople',
    'rememberColumns',
    'beginPlan',
    'addPlanRows',
    'finalizePlan',
    'getPlan',
    'discardPlan',
    'startJob',
    'getJob',
    'controlJob',
    'listJobRows',
  ])
    expect(done).toContain(action);
  for (const code of ['not-an-admin', 'not-found', 'plan-differs', 'not-permitted'])
    expect([...codes.keys()]).toContain(code);
  expect(codes.get('invalid-input')).toBeGreaterThan(100);
  expect(printed).toEqual([]);
}, 18_000_000); // only computes, so a busy machine may take many times as long
