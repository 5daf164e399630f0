import { makeApp, type Ports } from '../../../src/application/app';
import type { SetupItem } from '../../../src/contract/setupApi';
import { failed } from '../../../src/domain/outcome';
import { SCOPES } from '../../../src/domain/setup';
import { type AppOverFakes, makeAppOverFakes } from '../../fakes/appOverFakes';
import { atThePage, withKey } from '../../fakes/callers';
import { answered } from '../../fakes/confluence/world';
import { PEOPLE } from '../../fakes/examples';
import { valueOf } from '../../fakes/valueOf';
import { selfTestsIn } from './selfTestsIn';

const { siteAdmin, newcomer } = PEOPLE;

let app: AppOverFakes;
beforeEach(() => {
  app = makeAppOverFakes();
  atThePage(app, siteAdmin);
});

const appWith = (over: Partial<Ports>) =>
  makeApp({ ...app.portsOver(app.confluence.directory), ...over });

const view = async (over: Partial<Ports> = {}) => valueOf(await appWith(over).getSetup(siteAdmin));

const item = async (key: SetupItem['key'], over: Partial<Ports> = {}) =>
  (await view(over)).items.find((each) => each.key === key);

describe('setup', () => {
  test('knows nothing about the identities at first, and says how to find out', async () => {
    for (const key of ['app', 'viewer', 'owner'] as const)
      expect(await item(key)).toMatchObject({ state: 'unknown', next: 'run-test' });
  });

  test('knows what a change has shown', async () => {
    const { id: groupId } = app.confluence.makeGroup({ name: 'editors' });
    const add = { action: 'add' as const, groupId, accountId: newcomer };
    await app.changeMembership({ kind: 'admin', accountId: siteAdmin }, add);
    expect(await item('app')).toMatchObject({
      ...{ state: 'works', how: 'changed', at: app.clock.now() },
    });
  });

  test('says that an identity adds people and may not remove them', async () => {
    const test = async (name: string) => {
      const tests = selfTestsIn(app, app.confluence.makeGroup({ name }));
      app.confluence.world.nextRemoveAnswers = [answered(403), answered(403)];
      await tests.runToEnd(await tests.started());
    };
    await test('editors');
    const facts = { how: 'adds-only', at: app.clock.now() };
    expect(await item('app')).toMatchObject({
      ...{ ...facts, state: 'unknown', next: 'test-other-group' },
    });
    expect(await item('viewer')).toMatchObject({ state: 'works', how: 'tested' });
    await test('writers');
    expect(await item('app')).toMatchObject({
      ...{ ...facts, state: 'refused', next: 'change-as-you' },
    });
  });

  test('says that an identity works again once it removed someone', async () => {
    const { id } = app.confluence.makeGroup({ name: 'editors' });
    const tests = selfTestsIn(app, app.confluence.makeGroup({ name: 'writers' }));
    await app.capabilities.noteRefusal({ kind: 'app' }, siteAdmin, id, 'remove');
    await tests.runToEnd(await tests.started());
    expect(await item('app')).toMatchObject({ state: 'works', how: 'tested' });
  });

  test('knows by an answer of 410 that endpoints by name are gone', async () => {
    app.confluence.world.nameEndpoints = 'retired';
    app.confluence.makeGroup({ name: 'editors' });
    const add = { action: 'add' as const, groupName: 'editors' as never, accountId: newcomer };
    await app.changeMembership({ kind: 'admin', accountId: siteAdmin }, add);
    expect(await item('names')).toMatchObject({ state: 'refused', how: 'names-retired' });
  });

  test.each([
    ['added', true, 'works'],
    ['removed', true, 'works'],
    ['removed', false, 'unknown'],
    ['already-member', true, 'unknown'],
    ['not-a-member', true, 'unknown'],
  ] as const)('concludes from a signed call that it %s (certain: %s)', async (...what) => {
    const [outcome, certain, state] = what;
    const key = withKey(app);
    const group = app.confluence.makeGroup({ name: 'editors' });
    await app.changeMembership(key, {
      ...{ action: 'add', groupId: group.id, accountId: newcomer },
    });
    const [latest] = app.audit.records();
    if (!latest) throw new Error('no record');
    await app.audit.complete(latest, {
      ...{ endedAt: latest.begunAt, outcome, certain, httpStatus: 200 },
    });
    expect(await item('calls')).toMatchObject({ state });
  });

  test('asks the queue for a sign of life, once until it comes', async () => {
    expect(await view()).toMatchObject({ isWaiting: true });
    await view();
    expect(app.setupEvents).toEqual([
      { event: { kind: 'probe', askedAt: app.clock.now() }, delaySeconds: 0 },
    ]);
    app.clock.advance(2);
    await app.noteSeen('queue');
    expect(await view()).toMatchObject({ isWaiting: false });
    expect(await item('queue')).toMatchObject({ state: 'works', at: app.clock.now() });
    app.clock.advance(601);
    expect(await item('queue')).toMatchObject({ state: 'works' });
    expect(app.setupEvents).toHaveLength(2);
  });

  test('says that the queue is late, and asks it again', async () => {
    await view();
    const askedAt = app.clock.now();
    app.clock.advance(300);
    expect(await item('queue')).toMatchObject({ state: 'refused', at: askedAt });
    expect(app.setupEvents).toHaveLength(2);
  });

  test('says that Forge accepted no event', async () => {
    const askForSetup = () => {
      app.selfTests.breakDown();
      return app.selfTests.open().then(() => undefined); // throws what a queue throws
    };
    const queue = (await view({ askForSetup })).items.find(({ key }) => key === 'queue');
    expect(queue).toMatchObject({ state: 'unknown' });
  });

  test('knows when the hourly run was', async () => {
    await app.noteSeen('hour');
    expect(await item('hour')).toMatchObject({ state: 'works', at: app.clock.now() });
  });

  test('shows what Confluence says about the points, and each scope', async () => {
    const ports = {
      pointsTold: () => ({ left: 5, of: 10 }),
      grantedScopes: () => SCOPES,
    };
    expect(await item('points', ports)).toMatchObject({ state: 'works', points: { left: 5 } });
    const scopes = (await view(ports)).items.filter(({ key }) => key === 'scope');
    expect(scopes.map(({ scope, state }) => [scope, state])).toEqual(
      SCOPES.map((scope) => [scope, 'works']),
    );
  });

  test('shows a scope that neither Forge nor Confluence accepts', async () => {
    const { people } = app.confluence;
    const emailsOf = () => Promise.resolve(failed('missing-scope', { httpStatus: 401 }));
    const { items } = await view({
      people: { ...people, emailsOf },
      grantedScopes: () => SCOPES.filter((scope) => scope !== 'read:email-address:confluence'),
    });
    expect(items.find(({ scope }) => scope === 'read:email-address:confluence')).toMatchObject({
      ...{ state: 'refused', how: 'scope-rejected', next: 'approve-scopes' },
    });
  });

  test.each([
    [true, 'works'],
    [false, 'refused'],
  ])('knows whether the site shows emails (%s)', async (showsEmails, state) => {
    app.confluence.makePerson(siteAdmin, { name: 'Ada', email: 'ada@example.com' });
    app.confluence.world.showsEmails = showsEmails;
    expect(await item('emails')).toMatchObject({ state });
  });

  test('is shown while storage is broken, and says so', async () => {
    app.cache.breakDown();
    app.selfTests.breakDown();
    const { items, test } = await view();
    expect(test).toBeUndefined();
    expect(items.find(({ key }) => key === 'storage')).toMatchObject({ state: 'refused' });
    expect(items.find(({ key }) => key === 'app')).toMatchObject({ how: 'not-read' });
  });

  test('is shown while Confluence does not answer, and says so', async () => {
    for (const what of ['groups', 'people', 'current-user', 'memberships'] as const)
      app.confluence.world.down.add(what);
    const { items } = await view();
    expect(items.find(({ key }) => key === 'emails')).toMatchObject({ how: 'no-answer' });
    expect(items.filter(({ state }) => state === 'refused')).toEqual([]);
  });
});
