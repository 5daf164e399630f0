import type { SelfTestView, SetupItem, SetupView } from '../../src/contract/setupApi';
import { type LocalForge, startLocalForge } from './support/localForge';
import { strangerTo } from './support/people';
import { valueOf } from './support/plans';
import { until } from './support/until';

const MAX_MS = 400_000; // a burst of 30 requests a second takes its time, and the machine may be busy
const FIRST_HOURLY_CALL_S = 300;

/** What Setup must say about each kind of site: what the simulator is set to. */
const KINDS = {
  granted: { app: 'works', viewer: 'works', owner: 'works', calls: 'works', points: 'points-left' },
  strict: {
    app: 'refused',
    viewer: 'works',
    owner: 'works',
    calls: 'works',
    points: 'points-left',
  },
  wild: {
    app: 'refused',
    viewer: 'works',
    owner: 'works',
    calls: 'refused',
    points: 'points-plenty',
  },
} as const;

describe.each(['granted', 'strict', 'wild'] as const)('setup on a site of the kind %s', (kind) => {
  let forge: LocalForge;
  beforeAll(async () => {
    forge = await startLocalForge(['--memory', '--site', kind]);
  }, MAX_MS);
  afterAll(() => forge.stop());

  const setup = async (): Promise<SetupView> => valueOf(await forge.call('getSetup', {}));
  const itemsBy = async (): Promise<Record<string, SetupItem>> => {
    const { items } = await setup();
    return Object.fromEntries(items.map((item) => [item.scope ?? item.key, item]));
  };
  const statesOf = async (...keys: string[]): Promise<(string | undefined)[]> => {
    const items = await itemsBy();
    return keys.map((key) => items[key]?.state);
  };

  /** Runs a self-test as the page does. */
  const runTest = async (groupName: string): Promise<SelfTestView> => {
    const accountId = await strangerTo(forge, groupName);
    const { id: groupId, members } = await forge.site.group(groupName);
    const started = await until(
      async () => valueOf(await forge.call('startSelfTest', { groupId, accountId })),
      (answer) => answer.kind === 'started' || answer.why !== 'lists-not-read',
      MAX_MS / 2, // on a slow site, the lists come in the background
    );
    if (started.kind === 'refused') throw new Error(started.why);
    const { id: testId } = started.test;
    const test = await until(
      async () => valueOf(await forge.call('stepSelfTest', { testId })),
      ({ state }) => state !== 'running',
    );
    expect((await forge.site.group(groupName)).members.toSorted()).toEqual(members.toSorted());
    return test;
  };

  test('knows before any change what can be known', async () => {
    await until(setup, ({ isWaiting }) => !isWaiting);
    const items = await itemsBy();
    for (const identity of ['app', 'viewer', 'owner'])
      expect(items[identity]).toMatchObject({
        state: 'unknown',
        next: kind === 'wild' ? 'after-lists' : 'run-test',
      });
    expect(items['lists']?.state).toBe(kind === 'wild' ? 'unknown' : 'works');
    for (const scope of Object.values(items).filter(({ key }) => key === 'scope'))
      expect(scope).toMatchObject({ state: 'works' });
    expect(items).toMatchObject({
      storage: { state: 'works' },
      queue: { state: 'works', how: 'event-arrived' },
      hour: { state: 'unknown', how: 'hour-not-yet' },
      points: { state: 'works', how: KINDS[kind].points },
      emails: { state: 'works', how: 'emails-shown' },
      names: { state: 'unknown' },
    });
  });

  test('knows that the hourly run was, and reads the lists with it', async () => {
    await forge.site.patchSite({ accessLists: { delayMs: 0, otherSites: 0 } });
    await forge.advanceClock(FIRST_HOURLY_CALL_S);
    await until(
      () => statesOf('hour'),
      ([state]) => state === 'works',
    );
    await until(
      async () => valueOf(await forge.call('listAccessGroups', {})),
      (groups) => groups.length > 0,
    );
    await until(
      () => statesOf('lists'),
      ([state]) => state === 'works',
    );
  });

  test(
    'knows after self-tests in two groups who may change groups, and nothing stays',
    async () => {
      const { app, viewer, owner } = KINDS[kind];
      for (const groupName of ['marketing', 'finance']) {
        const test = await runTest(groupName);
        expect(test.state).toBe('done');
        expect(test.trials.map(({ add, removal }) => [add?.outcome, removal?.outcome])).toEqual([
          app === 'works' ? ['added', 'removed'] : ['not-permitted', undefined],
          ['added', 'removed'],
          ['added', 'removed'],
        ]);
        // One refusal proves nothing.
        if (app === 'refused' && groupName === 'marketing')
          expect((await itemsBy())['app']).toMatchObject({ state: 'unknown', how: 'refused-once' });
      }
      expect(await statesOf('app', 'viewer', 'owner')).toEqual([app, viewer, owner]);
      expect(await forge.newestRecord()).toMatchObject({ isTest: true, action: 'remove' });
    },
    MAX_MS,
  );

  test('knows by signed calls in two groups whether scripts can change groups', async () => {
    expect(await statesOf('calls')).toEqual(['unknown']);
    for (const group of ['marketing', 'finance']) {
      const at = new Date(await forge.now());
      await forge.trigger({ group, accountId: await strangerTo(forge, group) }, { at });
    }
    expect(await statesOf('calls')).toEqual([KINDS[kind].calls]);
  });

  test('knows that endpoints by name are gone once Confluence said it', async () => {
    const accountId = await strangerTo(forge, 'marketing');
    valueOf(await forge.call('addMember', { groupName: 'marketing', accountId }));
    const gone = (await itemsBy())['names'];
    expect(gone?.state).toBe(kind === 'strict' ? 'refused' : 'unknown');
  });

  test('says that the site hides emails, and that points are used up', async () => {
    await forge.site.patchSite({ emailEndpoint: 'off', quotaShown: 'always', pointsUsed: 64_980 });
    const { emails, points } = await itemsBy();
    expect(emails).toMatchObject({ state: 'refused', how: 'emails-hidden' });
    expect(points).toMatchObject({ how: 'points-left', points: { of: 65_000 } });
  });
});

describe('setup where no one is impersonated', () => {
  let forge: LocalForge;
  beforeAll(async () => {
    forge = await startLocalForge();
    await fetch(`${forge.url}/dev/platform`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ impersonation: 'nowhere' }),
    });
  });
  afterAll(() => forge.stop());

  test('says what happened, and does not take it for good', async () => {
    const accountId = await strangerTo(forge, 'marketing');
    const { id: groupId } = await forge.site.group('marketing');
    const started = valueOf(await forge.call('startSelfTest', { groupId, accountId }));
    if (started.kind === 'refused') throw new Error(started.why);
    const test = await until(
      async () => valueOf(await forge.call('stepSelfTest', { testId: started.test.id })),
      ({ state }) => state !== 'running',
    );
    expect(test.trials[2]?.add).toMatchObject({ outcome: 'not-authenticated', httpStatus: 401 });
    const { items } = valueOf(await forge.call('getSetup', {}));
    expect(items.find(({ key }) => key === 'owner')).toMatchObject({
      ...{ state: 'unknown', how: 'not-impersonated' },
    });
  });
});
