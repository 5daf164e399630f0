import { viewOfTest } from '../../../src/application/site/setup';
import type { AdminCaller } from '../../../src/domain/caller';
import type { DirectoryGroup } from '../../../src/domain/group';
import type { SelfTest } from '../../../src/domain/selfTest';
import { type AppOverFakes, makeAppOverFakes } from '../../fakes/appOverFakes';
import { aJob } from '../../fakes/bulk/aPlan';
import { createJob } from '../../fakes/bulk/putJob';
import { atThePage } from '../../fakes/callers';
import { answered } from '../../fakes/confluence/world';
import { PEOPLE } from '../../fakes/examples';
import { valueOf } from '../../fakes/valueOf';
import { LEASE_SECONDS, selfTestsIn } from './selfTestsIn';

const { siteAdmin, confluenceAdmin, nobodySpecial, newcomer } = PEOPLE;

let app: AppOverFakes;
let editors: DirectoryGroup;
let tests: ReturnType<typeof selfTestsIn>;
beforeEach(() => {
  app = makeAppOverFakes();
  editors = app.confluence.makeGroup({ name: 'editors', members: [nobodySpecial] });
  tests = selfTestsIn(app, editors);
});

const started = () => tests.started();
const members = () => tests.members();

const killed = async (test: SelfTest): Promise<void> => {
  // The function ends right after Confluence carried out the first add.
  const dying = tests.appWith({
    changeMember: async (request, identity) => {
      await app.changeMember(request, identity);
      throw new Error('killed');
    },
  });
  const step = dying.stepSelfTest(atThePage(app, test.by), test.id, LEASE_SECONDS);
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
    expect(valueOf(await end('remove', other, test.id)).trials[0]).toMatchObject({
      ...{ state: 'ended', removal: { outcome: 'removed' } },
    });
    expect(members()).toEqual([nobodySpecial]);
    const view = await shown();
    expect(view).toMatchObject({ state: 'done' });
    expect(view?.trials[0]).toMatchObject({ state: 'done', removal: { outcome: 'removed' } });
    expect(valueOf(await app.getSite(siteAdmin))).not.toHaveProperty('hasLeftover');
  });

  test('keeps another one from starting', async () => {
    await killed(await started());
    app.clock.advance(3_600);
    expect(await tests.start()).toMatchObject({ value: { kind: 'refused', why: 'leftover' } });
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
    const { stepSelfTest } = tests.appWith({
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
    const view = await shown();
    expect(view).toMatchObject({ state: 'done' });
    expect(view?.trials.map(({ state }) => state)).toEqual(['done', 'skipped', 'skipped']);
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

  test('is left to an admin if a job changed the group since', async () => {
    await killedBeforeItsRemoval();
    app.clock.advance(31);
    const [group] = aJob().groups;
    await createJob(
      app.jobs,
      aJob({
        ...(group && { groups: [{ ...group, id: editors.id }] }),
        lastStepAt: new Date(app.clock.now()).toISOString(),
      }),
    );
    expect(await app.tidySelfTest('queue', LEASE_SECONDS)).toBe('left');
    expect(members()).toContain(newcomer);
    const view = valueOf(await app.getSetup(siteAdmin)).test;
    expect(view).toMatchObject({ isCertain: true, addedSince: 'maybe' });
  });

  test('is left to an admin if there are too many newer changes to look at', async () => {
    await killedBeforeItsRemoval();
    app.clock.advance(31);
    const record = app.audit.records().at(-1);
    for (let made = 0; record && made < 101; made += 1)
      await app.audit.begin({
        ...{ ...record, id: made.toString(), accountId: nobodySpecial },
        begunAt: new Date(app.clock.now()).toISOString(),
      });
    expect(await app.tidySelfTest('queue', LEASE_SECONDS)).toBe('left');
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

  test('is not tidied up by its page either if the person was changed in the group since', async () => {
    const test = await killedBeforeItsRemoval();
    app.clock.advance(31);
    const caller = atThePage(app, siteAdmin);
    await app.changeMembership(caller, {
      ...{ action: 'add', groupId: editors.id, accountId: newcomer },
    });
    valueOf(await app.stepSelfTest(caller, test.id, LEASE_SECONDS));
    expect(members()).toContain(newcomer);
  });

  test('is left to an admin if its removal may have been sent', async () => {
    const test = await started();
    const dying = tests.appWith({
      changeMember: async (request, identity) => {
        const result = await app.changeMember(request, identity);
        if (request.action === 'remove') throw new Error('killed');
        return result;
      },
    });
    const step = dying.stepSelfTest(atThePage(app, siteAdmin), test.id, LEASE_SECONDS);
    await expect(step).rejects.toThrow('killed');
    app.confluence.world.groups.get(editors.id)?.members.add(newcomer); // by someone else
    app.clock.advance(31);
    expect(await app.tidySelfTest('queue', LEASE_SECONDS)).toBe('left');
    expect(members()).toContain(newcomer);
  });

  test('is over after two minutes if it left no one', async () => {
    const test = await started();
    app.clock.advance(121);
    const caller = atThePage(app, siteAdmin);
    expect(valueOf(await app.stepSelfTest(caller, test.id, LEASE_SECONDS))).toEqual(test);
    expect(app.confluence.writes()).toEqual([]);
    expect((await shown())?.trials.map(({ state }) => state)).toEqual([
      ...['skipped', 'skipped', 'skipped'],
    ]);
  });

  test('is over after two minutes, also if the queue delivers its last trial late', async () => {
    const test = await started();
    for (let trials = 0; trials < 3; trials += 1)
      valueOf(await app.stepSelfTest(atThePage(app, siteAdmin), test.id, LEASE_SECONDS));
    expect(app.setupEvents.map(({ event }) => event.kind)).toEqual(['tidy', 'owner']);
    const before = app.confluence.writes().length;
    app.clock.advance(121);
    app.confluence.world.viewer = undefined;
    expect((await shown())?.trials[2]).toMatchObject({ identity: 'owner', state: 'skipped' });
    expect(await app.stepTestByQueue(test.id, LEASE_SECONDS)).toBe('done');
    expect(app.confluence.writes()).toHaveLength(before);
    expect((await shown())?.trials[2]).toMatchObject({ state: 'skipped' });
  });

  test('goes on by itself if its page is still open', async () => {
    const test = await killedBeforeItsRemoval();
    app.clock.advance(31);
    const view = await tests.runToEnd(test);
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

describe('a self-test whose removal is uncertain', () => {
  const step = async (test: SelfTest) =>
    valueOf(await app.stepSelfTest(atThePage(app, siteAdmin), test.id, LEASE_SECONDS));
  const shown = async () => valueOf(await app.getSetup(siteAdmin)).test;

  test.each([
    ['no answer', { kind: 'no-answer' as const }],
    ['an answer of 500', answered(500)],
    ['an answer of 202', answered(202)],
  ])('after %s does not say that the person is certainly there', async (_what, answer) => {
    app.confluence.world.nextRemoveAnswers = [answer, answered(403), answered(403)];
    await step(await started());
    expect(await shown()).toMatchObject({ state: 'left', isCertain: false });
    expect(await shown()).not.toHaveProperty('addedSince'); // only the test itself is in doubt
    // They were out already, and someone adds them.
    app.clock.advance(3_600);
    app.confluence.world.viewer = undefined;
    expect(await app.tidySelfTest('queue', LEASE_SECONDS)).toBe('left');
    expect(members()).toContain(newcomer);
  });

  test('in the background is not repeated there', async () => {
    app.confluence.world.nextRemoveAnswers = [answered(403), answered(403), answered(403)];
    await step(await started());
    expect(await shown()).toMatchObject({ state: 'left', isCertain: true });
    app.clock.advance(31);
    app.confluence.world.nextRemoveAnswers = [{ kind: 'no-answer' }];
    expect(await app.tidySelfTest('queue', LEASE_SECONDS)).toBe('left');
    expect(await shown()).toMatchObject({ state: 'left', isCertain: false });
    expect(await app.tidySelfTest('queue', LEASE_SECONDS)).toBe('left');
    expect(members()).toContain(newcomer);
  });
});

describe('the removal of a person whom a self-test may have left', () => {
  const remove = async (test: SelfTest) =>
    await app.endSelfTest(
      atThePage(app, siteAdmin),
      { testId: test.id, how: 'remove' },
      LEASE_SECONDS,
    );

  test('does not empty the group if it is uncertain whether the test added them', async () => {
    const test = await started();
    await killed(test);
    app.confluence.world.groups.get(editors.id)?.members.delete(nobodySpecial);
    app.clock.advance(3_600);
    expect(await remove(test)).toMatchObject({ failure: { code: 'would-empty-group' } });
    expect(members()).toEqual([newcomer]);
  });

  test('is not offered or made if another change added them since', async () => {
    const test = await started();
    await killed(test);
    app.clock.advance(3_600);
    const rule = { kind: 'rule' as const, accountId: siteAdmin };
    await app.changeMembership(rule, {
      ...{ action: 'add', groupId: editors.id, accountId: newcomer },
    });
    expect(valueOf(await app.getSetup(siteAdmin)).test).toMatchObject({
      addedSince: 'certainly',
    });
    valueOf(await remove(test));
    expect(members()).toContain(newcomer);
  });
});
