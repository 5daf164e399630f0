import { makeApp, type Ports } from '../../../src/application/app';
import type { SelfTestView } from '../../../src/contract/setupApi';
import type { AccountId } from '../../../src/domain/accountId';
import type { AdminCaller } from '../../../src/domain/caller';
import type { DirectoryGroup } from '../../../src/domain/group';
import type { SelfTest } from '../../../src/domain/selfTest';
import { viewOfTest } from '../../../src/application/site/setup';
import { type AppOverFakes, makeAppOverFakes } from '../../fakes/appOverFakes';
import { atThePage } from '../../fakes/callers';
import { answered } from '../../fakes/confluence/world';
import { PEOPLE } from '../../fakes/examples';
import { valueOf } from '../../fakes/valueOf';

const { siteAdmin, confluenceAdmin, nobodySpecial, newcomer } = PEOPLE;
const LEASE_SECONDS = 30;

let app: AppOverFakes;
let editors: DirectoryGroup;
beforeEach(() => {
  app = makeAppOverFakes();
  editors = app.confluence.makeGroup({ name: 'editors', members: [nobodySpecial] });
});

type App = Pick<AppOverFakes, 'startSelfTest' | 'stepSelfTest' | 'stepTestByQueue'>;

const start = async (
  by: AccountId = siteAdmin,
  { group = editors, person = newcomer, over = app as App } = {},
) => await over.startSelfTest(atThePage(app, by), { groupId: group.id, accountId: person });

const started = async (...what: Parameters<typeof start>): Promise<SelfTest> => {
  const answer = valueOf(await start(...what));
  if (answer.kind !== 'started') throw new Error(answer.why);
  return answer.test;
};

/** What the page does after the start, with the queue in between. */
const runToEnd = async (test: SelfTest, over: App = app): Promise<SelfTestView> => {
  const caller = atThePage(app, test.by);
  let latest = test;
  for (let step = 0; step < 4; step += 1) {
    latest = valueOf(await over.stepSelfTest(caller, test.id, LEASE_SECONDS));
    for (const { event } of app.setupEvents.splice(0)) {
      app.confluence.world.viewer = undefined;
      if (event.kind === 'owner') await over.stepTestByQueue(event.testId, LEASE_SECONDS);
    }
    app.confluence.world.viewer = test.by;
  }
  return viewOfTest(latest, app.clock.now());
};

const partsOf = ({ parts }: SelfTestView) =>
  parts.map(({ identity, state, add, removal }) => [
    identity,
    state,
    add?.outcome,
    removal?.outcome,
  ]);

const members = (group = editors) => app.confluence.membersOf(group.id);

/** The app over the same fakes, with other ports. */
const appWith = (over: Partial<Ports>) =>
  makeApp({ ...app.portsOver(app.confluence.directory), ...over });

/** An app whose function ends right after Confluence carried out the first add. */
const killedAfterItsAdd = () =>
  appWith({
    changeMember: async (request, identity) => {
      await app.changeMember(request, identity);
      throw new Error('killed');
    },
  });

describe('a self-test', () => {
  test('adds and removes the person once as each identity, and nothing stays', async () => {
    const view = await runToEnd(await started());
    expect(view.state).toBe('done');
    expect(partsOf(view)).toEqual([
      ['app', 'done', 'added', 'removed'],
      ['viewer', 'done', 'added', 'removed'],
      ['owner', 'done', 'added', 'removed'],
    ]);
    expect(app.confluence.writes()).toEqual([
      ...['app', 'viewer', 'owner'].flatMap((as) => [
        expect.stringMatching(new RegExp(`^add .* as ${as}`)),
        expect.stringMatching(new RegExp(`^remove .* as ${as}`)),
      ]),
    ]);
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
    expect(partsOf(view).map(([, , , removal]) => removal)).toEqual([
      'removed',
      'removed',
      'removed',
    ]);
    expect(members(group)).toEqual(present);
  });

  test('shows that the app is refused, and goes on as the others', async () => {
    app.confluence.world.appMayWrite = false;
    expect(partsOf(await runToEnd(await started()))).toEqual([
      ['app', 'done', 'not-permitted', undefined],
      ['viewer', 'done', 'added', 'removed'],
      ['owner', 'done', 'added', 'removed'],
    ]);
    expect(await app.capabilities.of({ kind: 'app' }, siteAdmin)).toBe('unknown');
    expect(members()).toEqual([nobodySpecial]);
  });

  test('shows that an absent person is not impersonated', async () => {
    app.confluence.world.standIn = false;
    const [, , owner] = partsOf(await runToEnd(await started()));
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
    expect(partsOf(view)[0]).toEqual(['app', 'not-allowed', undefined, undefined]);
    expect(app.confluence.writes().filter((write) => write.endsWith('as app'))).toEqual([]);
  });

  test('the app for a Confluence admin in a delegated group', async () => {
    await app.delegation.add(editors.id);
    const view = await runToEnd(await started(confluenceAdmin));
    expect(partsOf(view)[0]).toEqual(['app', 'done', 'added', 'removed']);
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
    app.clock.advance(700);
    const before = app.confluence.writes().length;
    expect(await app.stepTestByQueue(test.id, LEASE_SECONDS)).toBe('done');
    expect(app.confluence.writes()).toHaveLength(before);
    const { value } = await app.selfTests.open();
    expect(value?.parts[2]).toMatchObject({ state: 'ended', add: { outcome: 'not-an-admin' } });
  });

  test('stops in a group that began to give admin rights', async () => {
    const test = await started();
    app.confluence.world.groups.get(editors.id)?.gives.push('admin');
    app.clock.advance(90 * 60);
    await app.refreshAccessLists();
    const view = await runToEnd(test);
    expect(app.confluence.writes()).toEqual([]);
    expect(view.parts[0]?.add?.outcome).toBe('group-not-allowed');
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

  test('until what an earlier one left is settled', async () => {
    const test = await started();
    await killed(test);
    app.clock.advance(3_600);
    expect(await start()).toMatchObject({ value: refused('leftover') });
  });
});

const killed = async (test: SelfTest): Promise<void> => {
  const step = killedAfterItsAdd().stepSelfTest(atThePage(app, test.by), test.id, LEASE_SECONDS);
  await expect(step).rejects.toThrow('killed');
  expect(members()).toEqual([nobodySpecial, newcomer]);
};

describe('a self-test that is interrupted after its add', () => {
  const end = (how: 'remove' | 'keep', by: AdminCaller, testId: string) =>
    app.endSelfTest(by, { testId, how }, LEASE_SECONDS);
  const shown = async () => {
    const { value } = await app.selfTests.open();
    return value && viewOfTest(value, app.clock.now());
  };

  test('is shown, and every admin can remove the person once nothing is on its way', async () => {
    const test = await started();
    await killed(test);
    const other = atThePage(app, confluenceAdmin);
    expect(await shown()).toMatchObject({ state: 'running' }); // its function may still work
    app.clock.advance(31);
    expect(await shown()).toMatchObject({ state: 'left', isCertain: false });
    expect(valueOf(await app.getSite(confluenceAdmin))).toMatchObject({ hasLeftover: true });
    expect(await end('remove', other, test.id)).toMatchObject({
      failure: { code: 'in-progress', retryAfterSeconds: 59 },
    });
    app.clock.advance(60);
    await app.delegation.add(editors.id); // so that this admin may remove someone
    expect(valueOf(await end('remove', other, test.id)).parts[0]).toMatchObject({
      ...{ state: 'ended', removal: { outcome: 'removed' } },
    });
    expect(members()).toEqual([nobodySpecial]);
    expect(await shown()).toMatchObject({ state: 'done' });
    expect(valueOf(await app.getSite(siteAdmin))).not.toHaveProperty('hasLeftover');
  });

  test('can be ended without a removal', async () => {
    const test = await started();
    await killed(test);
    app.clock.advance(31);
    const caller = atThePage(app, confluenceAdmin);
    expect(valueOf(await end('keep', caller, test.id))).toMatchObject({ keptBy: confluenceAdmin });
    expect(members()).toContain(newcomer);
    expect(await shown()).toMatchObject({ state: 'done' });
  });

  test('is not tidied up in the background if its add is uncertain', async () => {
    const test = await started();
    await killed(test);
    app.clock.advance(3_600);
    app.confluence.world.viewer = undefined;
    expect(await app.tidySelfTest('queue', LEASE_SECONDS)).toBe('left');
    expect(members()).toContain(newcomer);
  });

  /** The function ends after the add is stored, before the removal is sent. */
  const killedBeforeItsRemoval = async (): Promise<SelfTest> => {
    const test = await started();
    const { begin } = app.audit;
    const { stepSelfTest } = appWith({
      audit: {
        ...app.audit,
        begin: (record) => {
          if (record.action === 'remove') throw new Error('killed');
          return begin(record);
        },
      },
    });
    const step = stepSelfTest(atThePage(app, siteAdmin), test.id, LEASE_SECONDS);
    await expect(step).rejects.toThrow('killed');
    app.confluence.world.viewer = undefined;
    return test;
  };

  test('is tidied up in the background if its add is certain', async () => {
    await killedBeforeItsRemoval();
    expect(await app.tidySelfTest('queue', LEASE_SECONDS)).toBe('left'); // its function may still work
    app.clock.advance(31);
    expect(await shown()).toMatchObject({ state: 'left', isCertain: true });
    expect(await app.tidySelfTest('queue', LEASE_SECONDS)).toBe('removed');
    expect(members()).toEqual([nobodySpecial]);
    expect(app.audit.records().at(-1)).toMatchObject({
      ...{ action: 'remove', isTest: true, ending: { outcome: 'removed', certain: true } },
    });
    expect(await app.tidySelfTest('queue', LEASE_SECONDS)).toBe('nothing');
  });

  test('is left to an admin if the person was changed in the group since', async () => {
    await killedBeforeItsRemoval();
    app.clock.advance(31);
    await app.changeMembership(atThePage(app, siteAdmin), {
      ...{ action: 'add', groupId: editors.id, accountId: newcomer },
    });
    expect(await app.tidySelfTest('queue', LEASE_SECONDS)).toBe('left');
    expect(members()).toContain(newcomer);
  });

  test('is left to an admin if its own admin is none any more', async () => {
    await killedBeforeItsRemoval();
    for (const group of app.confluence.world.groups.values())
      if (group.gives.length > 0) group.members.delete(siteAdmin);
    app.clock.advance(700);
    const before = app.confluence.writes().length;
    expect(await app.tidySelfTest('queue', LEASE_SECONDS)).toBe('left');
    expect(app.confluence.writes()).toHaveLength(before);
  });

  test('goes on by itself if its page is still open', async () => {
    const test = await killedBeforeItsRemoval();
    app.clock.advance(31);
    const view = await runToEnd(test);
    expect(view.state).toBe('done');
    expect(members()).toEqual([nobodySpecial]);
  });

  test('is over if its group is gone', async () => {
    const test = await killedBeforeItsRemoval();
    app.confluence.world.groups.delete(editors.id);
    app.clock.advance(31);
    await end('remove', atThePage(app, siteAdmin), test.id);
    expect(await shown()).toMatchObject({ state: 'done' });
  });
});

describe('a self-test removes no one whom it did not add', () => {
  test('if someone else added the person in between', async () => {
    const test = await started();
    app.confluence.world.groups.get(editors.id)?.members.add(newcomer);
    const view = await runToEnd(test);
    expect(partsOf(view)).toEqual([
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
