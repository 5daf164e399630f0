import { makeSave } from '../../../src/application/ports/versions';
import type { AccountId } from '../../../src/domain/accountId';
import type { DirectoryGroup } from '../../../src/domain/group';
import { type AppOverFakes, makeAppOverFakes } from '../../fakes/appOverFakes';
import { atThePage } from '../../fakes/callers';
import { answered } from '../../fakes/confluence/world';
import { PEOPLE } from '../../fakes/examples';
import { valueOf } from '../../fakes/valueOf';
import { LEASE_SECONDS, selfTestsIn, trialsOf } from './selfTestsIn';

const { siteAdmin, confluenceAdmin, nobodySpecial, newcomer } = PEOPLE;

let app: AppOverFakes;
let editors: DirectoryGroup;
let tests: ReturnType<typeof selfTestsIn>;
beforeEach(() => {
  app = makeAppOverFakes();
  editors = app.confluence.makeGroup({ name: 'editors', members: [nobodySpecial] });
  tests = selfTestsIn(app, editors);
});

type Start = Parameters<typeof tests.start>;
const start = (...what: Start) => tests.start(...what);
const started = (...what: Start) => tests.started(...what);
const runToEnd = (...what: Parameters<typeof tests.runToEnd>) => tests.runToEnd(...what);
const members = (group = editors) => tests.members(group);

describe('a self-test', () => {
  test('adds and removes the person once as each identity, and nothing stays', async () => {
    const view = await runToEnd(await started());
    expect(view.state).toBe('done');
    expect(trialsOf(view)).toEqual([
      ['app', 'done', 'added', 'removed'],
      ['viewer', 'done', 'added', 'removed'],
      ['owner', 'done', 'added', 'removed'],
    ]);
    expect(app.confluence.writes().map((write) => write.replace(/ .* as /, ' as '))).toEqual(
      ['app', 'viewer', 'owner'].flatMap((as) => [`add as ${as}`, `remove as ${as}`]),
    );
    expect(members()).toEqual([nobodySpecial]);
  });

  test('is on record as a test, each change with its identity', async () => {
    await runToEnd(await started());
    expect(
      app.audit.records().map(({ action, isTest, actor, ending }) => ({
        ...{ action, isTest, actor, actedAs: ending?.actedAs },
      })),
    ).toEqual(
      (['app', 'viewer', 'owner'] as const).flatMap((actedAs) =>
        (['add', 'remove'] as const).map((action) => ({
          ...{ action, isTest: true, actedAs, actor: { kind: 'account', accountId: siteAdmin } },
        })),
      ),
    );
  });

  test.each([
    ['one member', [nobodySpecial]],
    ['no member', []],
  ])('leaves nothing in a group with %s', async (_size, present) => {
    const group = app.confluence.makeGroup({ name: 'small', members: present });
    const view = await runToEnd(await started(siteAdmin, { group }));
    expect(trialsOf(view).map(([, , , removal]) => removal)).toEqual([
      'removed',
      'removed',
      'removed',
    ]);
    expect(members(group)).toEqual(present);
  });

  test('shows that the app is refused, and goes on as the others', async () => {
    app.confluence.world.appMayWrite = false;
    expect(trialsOf(await runToEnd(await started()))).toEqual([
      ['app', 'done', 'not-permitted', undefined],
      ['viewer', 'done', 'added', 'removed'],
      ['owner', 'done', 'added', 'removed'],
    ]);
    expect(await app.capabilities.of({ kind: 'app' }, siteAdmin)).toBe('unknown');
    expect(members()).toEqual([nobodySpecial]);
  });

  test('shows that an absent person is not impersonated', async () => {
    app.confluence.world.standIn = false;
    const [, , owner] = trialsOf(await runToEnd(await started()));
    expect(owner).toEqual(['owner', 'done', 'not-authenticated', undefined]);
    expect(members()).toEqual([nobodySpecial]);
  });

  test('removes with other rights what an identity may add and not remove', async () => {
    app.confluence.world.nextRemoveAnswers = [answered(403)];
    const view = await runToEnd(await started());
    expect(view.state).toBe('done');
    expect(app.confluence.writes()[2]).toMatch(/^remove .* as app|^remove .* as viewer/);
    expect(members()).toEqual([nobodySpecial]);
  });
});

describe('a self-test uses no more rights than its admin has', () => {
  test('never the app for a Confluence admin in a group that is not delegated', async () => {
    const view = await runToEnd(await started(confluenceAdmin));
    expect(trialsOf(view)[0]).toEqual(['app', 'not-allowed', undefined, undefined]);
    expect(app.confluence.writes().filter((write) => write.endsWith('as app'))).toEqual([]);
  });

  test('the app for a Confluence admin in a delegated group', async () => {
    await app.delegation.add(editors.id);
    const view = await runToEnd(await started(confluenceAdmin));
    expect(trialsOf(view)[0]).toEqual(['app', 'done', 'added', 'removed']);
  });

  test('is not continued by another admin', async () => {
    const test = await started();
    const other = atThePage(app, confluenceAdmin);
    expect(valueOf(await app.stepSelfTest(other, test.id, LEASE_SECONDS))).toEqual(test);
    expect(app.confluence.writes()).toEqual([]);
  });

  test('does not act for an absent admin who is none any more', async () => {
    const test = await started();
    const caller = atThePage(app, siteAdmin);
    for (let step = 0; step < 3; step += 1) await app.stepSelfTest(caller, test.id, LEASE_SECONDS);
    for (const { members: some, gives } of app.confluence.world.groups.values())
      if (gives.length > 0) some.delete(siteAdmin);
    app.clock.advance(60);
    const before = app.confluence.writes().length;
    expect(await app.stepTestByQueue(test.id, LEASE_SECONDS)).toBe('done');
    expect(app.confluence.writes()).toHaveLength(before);
    const { value } = await app.selfTests.open();
    expect(value?.trials[2]).toMatchObject({ state: 'ended', add: { outcome: 'not-an-admin' } });
  });

  test('stops in a group that began to give admin rights', async () => {
    const test = await started();
    app.confluence.world.groups.get(editors.id)?.gives.push('admin');
    app.clock.advance(90 * 60);
    await app.refreshAccessLists.everyHour(900);
    const { version } = await app.selfTests.open();
    const fresh = { ...test, startedAt: app.clock.now() };
    await makeSave(version, () => 'again', app.selfTests.save)(fresh);
    const view = await runToEnd(fresh);
    expect(app.confluence.writes()).toEqual([]);
    expect(view.trials[0]?.add?.outcome).toBe('group-not-allowed');
  });
});

describe('a self-test is refused', () => {
  const refusal = async (...what: Parameters<typeof start>) => {
    const answer = await start(...what);
    expect(app.confluence.writes()).toEqual([]);
    expect(app.setupEvents).toEqual([]);
    return answer.ok ? answer.value : answer.failure.code;
  };
  const refused = (why: string) => ({ kind: 'refused', why });

  test('with a person who is a member already, whom it would remove', async () => {
    expect(await refusal(siteAdmin, { person: nobodySpecial })).toEqual(refused('already-member'));
  });

  test('with a person whom Rollcall added a moment ago, whatever the lists show', async () => {
    await app.changeMembership(atThePage(app, siteAdmin), {
      ...{ action: 'add', groupId: editors.id, accountId: newcomer },
    });
    app.confluence.world.groups.get(editors.id)?.members.delete(newcomer); // as a list that lags
    const answer = await start();
    expect(answer).toMatchObject({ value: refused('already-member') });
  });

  test.each([
    ['gives admin rights', { gives: ['admin' as const] }, 'gives-admin-rights'],
    ['is named like one', { name: 'admins of all' }, 'gives-admin-rights'],
    ['gives paid seats', { gives: ['user' as const] }, 'gives-access'],
    ['an identity provider manages', { management: 'external' as const }, 'managed-elsewhere'],
    ['is a team', { management: 'team' as const }, 'managed-elsewhere'],
  ])('in a group that %s', async (_what, draft, why) => {
    const group = app.confluence.makeGroup({ name: 'special', ...draft });
    expect(await refusal(siteAdmin, { group })).toEqual(refused(why));
  });

  test('with an account that is no person, or does not exist', async () => {
    const robot = app.confluence.makePerson('5b10ac8d82e05b22cc7d4eaa' as AccountId, {
      ...{ name: 'Robot', email: '', isApp: true },
    });
    expect(await refusal(siteAdmin, { person: robot })).toEqual(refused('not-a-person'));
    const stranger = '5b10ac8d82e05b22cc7d4ebb' as AccountId;
    expect(await refusal(siteAdmin, { person: stranger })).toEqual(refused('not-a-person'));
  });

  test('while Confluence does not say which groups give access', async () => {
    app.confluence.world.down.add('access-lists');
    expect(await refusal()).toEqual(refused('lists-not-read'));
  });

  test.each(['memberships', 'groups', 'people'] as const)(
    'while Confluence does not say %s',
    async (what) => {
      app.confluence.world.down.add(what);
      expect(await refusal()).toBe('unavailable');
    },
  );

  test('while the one of another admin runs, and of two at once one starts', async () => {
    const both = await Promise.all([start(siteAdmin), start(confluenceAdmin)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ failure: { code: 'in-progress' } });
    const { value: test } = await app.selfTests.open();
    const other = test?.by === siteAdmin ? confluenceAdmin : siteAdmin;
    expect(await start(other)).toMatchObject({ failure: { code: 'in-progress' } });
    app.clock.advance(121); // the page was closed
    expect(await start(other)).toMatchObject({ value: { kind: 'started' } });
  });
});

describe('a self-test removes no one whom it did not add', () => {
  test('if someone else added the person in between', async () => {
    const test = await started();
    app.confluence.world.groups.get(editors.id)?.members.add(newcomer);
    const view = await runToEnd(test);
    expect(trialsOf(view)).toEqual([
      ['app', 'done', 'already-member', undefined],
      ['viewer', 'skipped', undefined, undefined],
      ['owner', 'skipped', undefined, undefined],
    ]);
    expect(members()).toContain(newcomer);
  });

  test('if the answer to the add proves nothing', async () => {
    app.confluence.world.nextAddAnswers = [{ kind: 'no-answer' }, { kind: 'no-answer' }];
    const view = await runToEnd(await started());
    expect(view).toMatchObject({ state: 'left', isCertain: false });
    expect(app.confluence.writes().filter((write) => write.startsWith('remove'))).toEqual([]);
  });

  test('if nothing could be recorded', async () => {
    const test = await started();
    app.audit.breakDown('begin');
    const step = app.stepSelfTest(atThePage(app, siteAdmin), test.id, LEASE_SECONDS);
    await expect(step).rejects.toThrow('begin');
    expect(app.confluence.writes()).toEqual([]);
    app.audit.repair();
    expect((await runToEnd(test)).state).toBe('done');
  });
});
