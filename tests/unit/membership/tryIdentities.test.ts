import type { Permit } from '../../../src/application/membership/permit';
import type { Identity } from '../../../src/domain/caller';
import { type AppOverFakes, makeAppOverFakes } from '../../fakes/appOverFakes';
import { answered } from '../../fakes/confluence/world';
import { groupIdOf, PEOPLE } from '../../fakes/examples';

const { siteAdmin, confluenceAdmin, newcomer } = PEOPLE;
const APP: Identity = { kind: 'app' };
const VIEWER: Identity = { kind: 'viewer' };
const OWNER: Identity = { kind: 'owner', accountId: siteAdmin };

const arrange = (viewer?: typeof siteAdmin) => {
  const app = makeAppOverFakes();
  app.confluence.world.viewer = viewer;
  const group = app.confluence.makeGroup({ name: 'editors' });
  const attempt = async (
    identities: Permit['identities'],
    protectedGroup = false,
    responsible = siteAdmin,
  ) => {
    const permit = { identities, protectedGroup };
    const request = {
      action: 'add' as const,
      group,
      accountId: newcomer,
      namedBy: 'fresh-name' as const,
    };
    const { evidence, ...attempted } = await app.tryIdentities(request, permit, responsible);
    await app.recordEvidence({ evidence, ...attempted }, permit, responsible, group.id);
    return attempted;
  };
  return { app, group, attempt };
};

const refuseApp = async ({ capabilities }: AppOverFakes, viewer = siteAdmin): Promise<void> => {
  for (const number of [1, 2]) await capabilities.noteRefusal(APP, viewer, groupIdOf(number));
};

describe('the identities of a write', () => {
  test('include only the app if the site lets it write', async () => {
    const { app, attempt } = arrange(siteAdmin);
    expect(await attempt([APP, VIEWER])).toMatchObject({
      actedAs: 'app',
      result: { value: { status: 'added' } },
    });
    expect(app.confluence.writes()).toEqual(['add by name as app']);
    expect(await app.capabilities.of(APP, siteAdmin)).toBe('works');
  });

  test('include the viewer if the app is refused, and the result names them', async () => {
    const { app, attempt } = arrange(siteAdmin);
    app.confluence.world.appMayWrite = false;
    expect(await attempt([APP, VIEWER])).toMatchObject({
      actedAs: 'viewer',
      result: { value: { status: 'added' } },
    });
    expect(app.confluence.writes()).toEqual(['add by name as app', 'add by name as viewer']);
  });

  test('use the endpoint that is now known to work for the viewer', async () => {
    const { app, attempt } = arrange(siteAdmin);
    app.confluence.world.appMayWrite = false;
    app.confluence.world.nameEndpoints = 'retired';
    await attempt([APP, VIEWER]);
    expect(app.confluence.writes()).toEqual([
      'add by name as app',
      'add by id as app',
      'add by id as viewer',
    ]);
  });

  test.each([
    ['400', answered(400, 'no')],
    ['401', answered(401)],
    ['404', answered(404)],
    ['429', answered(429)],
    ['500', answered(500)],
    ['no answer', { kind: 'no-answer' as const }],
    ['no time', { kind: 'timed-out' as const }],
  ])('continue only after a refusal: %s does not', async (_answer, answer) => {
    const { app, attempt } = arrange(siteAdmin);
    app.confluence.world.nextAddAnswers.push(answer);
    expect(await attempt([APP, VIEWER])).toMatchObject({ actedAs: 'app', result: { ok: false } });
    expect(app.confluence.writes()).toEqual(['add by name as app']);
    expect(await app.capabilities.of(APP, siteAdmin)).toBe('unknown');
  });

  test('include no one else if a refusal follows an attempt that may have worked', async () => {
    const { app, attempt } = arrange(siteAdmin);
    const hystrix = answered(500, 'HystrixRuntimeException: AddUserToGroups… failed');
    app.confluence.world.nextAddAnswers.push(hystrix, answered(403));
    expect(await attempt([APP, VIEWER])).toMatchObject({
      actedAs: 'app',
      result: { failure: { code: 'unavailable' } },
    });
    expect(app.confluence.writes()).toHaveLength(2);
  });

  test('end with the viewer’s refusal if both are refused', async () => {
    const { app, attempt } = arrange(confluenceAdmin);
    app.confluence.world.appMayWrite = false;
    expect(await attempt([APP, VIEWER], false, confluenceAdmin)).toEqual({
      actedAs: 'viewer',
      result: { ok: false, failure: { code: 'not-permitted', httpStatus: 403 } },
    });
  });

  test('skip one that is known to be refused', async () => {
    const { app, attempt } = arrange(siteAdmin);
    await refuseApp(app);
    expect(await attempt([APP, VIEWER])).toMatchObject({ actedAs: 'viewer' });
    expect(app.confluence.writes()).toEqual(['add by name as viewer']);
  });

  test('include the last one even if all are known to be refused', async () => {
    const { app, attempt } = arrange(siteAdmin);
    await refuseApp(app);
    for (const number of [1, 2])
      await app.capabilities.noteRefusal(VIEWER, siteAdmin, groupIdOf(number));
    expect(await attempt([APP, VIEWER])).toMatchObject({ actedAs: 'viewer', result: { ok: true } });
    expect(await app.capabilities.of(VIEWER, siteAdmin)).toBe('works');
  });

  test('prove nothing if the person was a member already', async () => {
    const { app, attempt } = arrange(siteAdmin);
    app.confluence.world.nextAddAnswers.push(answered(409));
    await attempt([APP, VIEWER]);
    expect(await app.capabilities.of(APP, siteAdmin)).toBe('unknown');
  });

  test('prove nothing by a refusal in a protected group', async () => {
    const { app, attempt } = arrange(confluenceAdmin);
    await app.capabilities.noteRefusal(VIEWER, confluenceAdmin, groupIdOf(1));
    await attempt([VIEWER], true, confluenceAdmin);
    expect(await app.capabilities.of(VIEWER, confluenceAdmin)).toBe('unknown');
    await attempt([VIEWER], false, confluenceAdmin);
    expect(await app.capabilities.of(VIEWER, confluenceAdmin)).toBe('refused');
  });
});

describe('the absent owner of a key', () => {
  test('follows if the app is refused', async () => {
    const { app, attempt } = arrange();
    app.confluence.world.appMayWrite = false;
    expect(await attempt([APP, OWNER])).toMatchObject({
      actedAs: 'owner',
      result: { value: { status: 'added' } },
    });
  });

  test('is refused for now if the site lets the app impersonate no one', async () => {
    const { app, attempt } = arrange();
    app.confluence.world.appMayWrite = false;
    app.confluence.world.standIn = false;
    expect(await attempt([APP, OWNER])).toEqual({
      actedAs: 'owner',
      result: { ok: false, failure: { code: 'not-authenticated' } },
    });
  });

  test.each([
    ['401', answered(401), { code: 'not-authenticated', httpStatus: 401 }],
    [
      '401 about scopes',
      answered(401, 'scope does not match'),
      { code: 'missing-scope', httpStatus: 401 },
    ],
    ['403', answered(403), { code: 'not-permitted', httpStatus: 403 }],
    ['500', answered(500), { code: 'unavailable', httpStatus: 500, certain: false }],
  ])('fails with the right code if the answer is %s', async (_answer, answer, failure) => {
    const { app, attempt } = arrange();
    app.confluence.world.nextAddAnswers.push(answer);
    expect(await attempt([OWNER])).toEqual({ actedAs: 'owner', result: { ok: false, failure } });
  });

  test('is remembered as refused, for that account only', async () => {
    const { app, attempt } = arrange();
    const owner: Identity = { kind: 'owner', accountId: confluenceAdmin };
    await app.capabilities.noteRefusal(owner, confluenceAdmin, groupIdOf(1));
    await attempt([owner], false, confluenceAdmin);
    expect(await app.capabilities.of(owner, confluenceAdmin)).toBe('refused');
    expect(await app.capabilities.of(OWNER, siteAdmin)).toBe('unknown');
  });

  test.each([
    ['the app may not stand in', { standIn: false }],
    ['Confluence turns them away', { suspended: new Set([siteAdmin]) }],
  ])('is not remembered as refused if %s', async (_what, world) => {
    const { app, attempt } = arrange();
    Object.assign(app.confluence.world, world);
    await app.capabilities.noteRefusal(OWNER, siteAdmin, groupIdOf(1));
    await attempt([OWNER]);
    expect(await app.capabilities.of(OWNER, siteAdmin)).toBe('unknown');
  });
});
