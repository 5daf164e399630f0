import fc from 'fast-check';
import { FAILURE_CODES } from '../../../src/domain/outcome';
import { adminResolver } from '../../../src/forge/entrypoints/adminResolver';
import { handlers } from '../../../src/forge/entrypoints/adminResolver';
import { startWholeApp, type WholeApp } from '../../seams/wholeApp';
import { changes, removalsSeen, otherCalls } from './arbitraries';
import { castOf } from './cast';
import { whatIsWrong } from './coverage';
import { runsOf } from '../../fakes/stormTimes';
import { seed } from './seed';

const RUNS = runsOf(1_000); // fewer would hardly delegate a group

type Resolver = typeof adminResolver;
type Answer = { ok: boolean; value?: unknown; failure?: { code: string; field?: string } };

const printed: unknown[] = [];
let app: WholeApp;
beforeAll(async () => {
  app = await startWholeApp();
  jest.spyOn(console, 'log').mockImplementation((line) => {
    printed.push(line);
  });
});
afterAll(() => app.close());

const call = async (functionKey: unknown, payload: unknown, accountId: unknown) => {
  app.begin(typeof accountId === 'string' ? accountId : undefined);
  // The browser's own claims are never trusted.
  const siteAdmin = app.site.accounts.admin;
  const context = { accountId: siteAdmin, principal: { accountId: siteAdmin }, admin: true };
  const answer: unknown = await adminResolver(
    { call: { functionKey, payload }, context } as unknown as Parameters<Resolver>[0],
    { principal: { accountId } },
  );
  return answer as Answer;
};

test(`${RUNS.toString()} malformed calls of the resolver give a listed answer, and no write without authority`, async () => {
  const { all, groups, bystanders, person, callers } = await castOf(app.site);
  // Includes the site admin, who alone could remove them from a group that gives their rights.
  const removable = [...bystanders.slice(0, 5), ...callers.slice(0, 1)];
  const delegated = new Set<string>();
  const codes = new Set<string>();
  const written = { POST: 0, DELETE: 0 };
  let delegations = 0;
  const accountIds = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...callers) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(undefined, null, '', '__proto__', 'app', 'nobody-here'),
    },
  );
  const calls = fc.oneof(
    fc.tuple(fc.constant('addMember'), changes(groups, bystanders, 'groupName')),
    fc.tuple(fc.constant('removeMember'), changes(groups, removable, 'groupName')),
    fc.tuple(fc.constant('removeMember'), removalsSeen(groups, removable)),
    otherCalls(groups, Object.keys(handlers)),
  );

  await fc.assert(
    fc.asyncProperty(calls, accountIds, async ([functionKey, payload], accountId) => {
      const before = new Set(delegated);
      const answer = await call(functionKey, payload, accountId);
      const caller = callers.find((id) => id === accountId);
      const isAdmin = caller !== undefined && person(caller).isConfluenceAdmin;

      if (answer.ok) expect(isAdmin).toBe(true);
      else {
        expect(FAILURE_CODES).toContain(answer.failure?.code);
        expect(answer.failure?.code).not.toBe('unexpected');
        codes.add(answer.failure?.code ?? '');
      }
      if (!isAdmin)
        expect(app.confluence.calls.every(({ path }) => path.includes('/user/current?'))).toBe(
          true,
        );
      const { accountId: named } = { ...(payload as { accountId?: unknown } | null) };
      for (const write of app.writes()) {
        const method = functionKey === 'removeMember' ? 'DELETE' : 'POST';
        written[method] += 1;
        expect(['addMember', 'removeMember']).toContain(functionKey);
        expect(write.method).toBe(method);
        const asked = {
          person: caller === undefined ? undefined : person(caller),
          delegated: before,
          accountId: named,
        };
        expect(whatIsWrong(write, asked, all)).toBeUndefined();
      }
      if (answer.ok && (functionKey === 'delegateGroup' || functionKey === 'undelegateGroup')) {
        delegations += 1;
        delegated.clear();
        for (const { id } of answer.value as { id: string }[]) delegated.add(id);
        expect(caller).toBe(callers[0]); // the site admin
      }
    }),
    { seed: seed(), numRuns: RUNS },
  );
  // The runs covered these cases.
  expect(written.POST).toBeGreaterThan(20);
  expect(written.DELETE).toBeGreaterThan(20);
  expect(delegations).toBeGreaterThan(5);
  expect([...codes]).toEqual(
    expect.arrayContaining([
      'invalid-input',
      'not-an-admin',
      'externally-managed',
      'not-permitted',
    ]),
  );
  expect(printed).toEqual([]);
}, 18_000_000); // only computes, so a busy machine may take many times as long
