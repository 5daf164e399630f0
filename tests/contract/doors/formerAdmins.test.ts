import { wakeStalledJobs } from '../../../src/forge/entrypoints/wakeStalledJobs';
import { TRIGGERS } from '../../fakes/webTriggers';
import { startWholeApp, type WholeApp } from '../../seams/wholeApp';
import { invoke, newKey, trigger } from './doors';

let now = Date.now();
let app: WholeApp;
beforeAll(async () => {
  app = await startWholeApp(() => now);
});
beforeEach(async () => {
  now = Date.now();
  jest.spyOn(Date, 'now').mockImplementation(() => now); // the clock of the app and of the storage
  app.storage.moveOn();
  app.confluence.standIn = true;
  await app.site.reset();
});
afterEach(() => jest.restoreAllMocks());
afterAll(() => app.close());

describe.each(TRIGGERS)('$trigger', ({ trigger: name, done, isMemberBefore }) => {
  const call = async (key: { id: string; secret: string }, more = {}) => {
    const body = JSON.stringify({ group: 'marketing', accountId: app.site.accounts.nonAdmin });
    return trigger(app, { trigger: name, body, key, at: new Date(now) }, more);
  };

  beforeEach(async () => {
    const marketing = (await app.site.groups()).find((group) => group.name === 'marketing');
    const { nonAdmin } = app.site.accounts;
    await app.site.setMember(marketing?.id ?? '', nonAdmin, isMemberBefore);
  });

  describe('a key opens nothing once its owner', () => {
    test('is suspended, still a site admin by group or not', async () => {
      const { admin } = app.site.accounts;
      const key = await newKey(app, admin);
      await app.site.changeUser(admin, { active: false });
      expect(await call(key)).toBe('app-not-authorized'); // as in the first minutes of an installation
      expect(app.writes()).toEqual([]);
    });

    test('is no longer in an admin group, a minute after the last call', async () => {
      const { admin } = app.site.accounts;
      const key = await newKey(app, admin);
      expect(await call(key)).toBe(done);
      await app.site.demote(admin);
      now += 60_000;
      expect(await call(key)).toBe('not-an-admin');
      expect(app.writes()).toEqual([]);
    });
  });

  describe('a refusal of the app as the owner is temporary', () => {
    const IDEMPOTENT = { 'idempotency-key': 'order-4711' };
    const callOnce = (key: { id: string; secret: string }) => call(key, IDEMPOTENT);

    test('if Confluence rejects the owner', async () => {
      const { admin } = app.site.accounts;
      const key = await newKey(app, admin);
      await app.site.changeUser(admin, { active: false });
      expect(await callOnce(key)).toBe('app-not-authorized');
      await app.site.changeUser(admin, { active: true });
      expect(await callOnce(key)).toBe(done);
    });

    test('if the platform does not allow impersonation, and Confluence refuses the app', async () => {
      const key = await newKey(app, app.site.accounts.admin);
      await app.site.settings({ appMayWrite: false });
      app.confluence.standIn = false;
      expect(await callOnce(key)).toBe('app-not-authorized');
      expect(app.writes().map(({ as }) => as)).toEqual(['app', app.site.accounts.admin]);
      app.confluence.standIn = true;
      expect(await callOnce(key)).toBe(done);
    });
  });

  test('a yes by groups, which is cached longer, does not let its owner onto the page', async () => {
    const { admin } = app.site.accounts;
    const key = await newKey(app, admin);
    now += 60_000;
    app.confluence.standIn = false;
    expect(await call(key)).toBe(done);
    await app.site.demote(admin);
    expect(await invoke(app, admin, 'listKeys', {})).toEqual({
      ok: false,
      failure: { code: 'not-an-admin' },
    });
  });

  describe('a key of an owner who has left, on a site where the app could impersonate them before', () => {
    /** The owner is gone: the platform no longer impersonates them, and groups still name them. */
    const ownerLeaves = async () => {
      const { admin } = app.site.accounts;
      const key = await newKey(app, admin);
      expect(await call(key)).toBe(done);
      app.confluence.standIn = false;
      now += 61_000; // a yes is cached for a minute
      return key;
    };
    const storageOperations = async (run: () => Promise<unknown>): Promise<number> => {
      let count = 0;
      app.storage.onCall = () => {
        count += 1;
        return undefined;
      };
      await run();
      return count;
    };
    afterEach(() => {
      app.storage.onCall = undefined;
    });

    const printed = () => jest.spyOn(console, 'log').mockImplementation(() => undefined);

    /** The same, on a site where only the hourly trigger could impersonate the owner. */
    const ownerLeftBeforeChecks = async () => {
      const { admin } = app.site.accounts;
      const key = await newKey(app, admin);
      app.begin(undefined);
      expect(await wakeStalledJobs()).toEqual({ statusCode: 204 });
      app.confluence.standIn = false;
      now += 10 * 60_000;
      expect(await call(key)).toBe(done);
      now += 60 * 60_000; // the owner was last proven 70 minutes ago
      return key;
    };

    test.each([
      ['in web triggers', ownerLeaves],
      ['in the hourly trigger', ownerLeftBeforeChecks],
    ])('%s: stays closed whichever storage operation fails', async (_where, arrange) => {
      printed();
      const key = await arrange();
      const count = await storageOperations(() => call(key));
      expect(count).toBeGreaterThan(3);
      for (let failing = 1; failing <= count; failing += 1) {
        let seen = 0;
        let refused: string | undefined; // also on its retry
        now += 61_000;
        app.storage.onCall = (path, body) => {
          seen += 1;
          if (seen === failing) refused = path + body;
          return path + body === refused
            ? Response.json({ code: 'INTERNAL_SERVER_ERROR', message: '' }, { status: 500 })
            : undefined;
        };
        expect(['app-not-authorized', 'unavailable']).toContain(await call(key));
        expect(app.writes()).toEqual([]);
      }
    });

    test('stays closed while storage accepts no more requests', async () => {
      printed();
      const key = await ownerLeaves();
      app.storage.onCall = (_path, body) =>
        body.includes('impersonated:')
          ? Response.json({ code: 'RATE_LIMIT_EXCEEDED', message: '' }, { status: 429 })
          : undefined;
      expect(await call(key)).toBe('unavailable');
      expect(app.writes()).toEqual([]);
    });

    test('stays closed while storage serves only the key and its signature', async () => {
      printed();
      const key = await ownerLeaves();
      app.storage.onCall = (path, body) =>
        /secret|FAIL_IF_EXISTS|"key":"key:/.test(path + body)
          ? undefined
          : Response.json({ code: 'INTERNAL_SERVER_ERROR', message: '' }, { status: 500 });
      expect(await call(key)).toBe('unavailable');
      expect(app.writes()).toEqual([]);
    });

    test('stays closed a year after its last use', async () => {
      const key = await ownerLeaves();
      now += 370 * 86_400_000;
      expect(await call(key)).toBe('app-not-authorized');
      expect(app.writes()).toEqual([]);
    });

    test('opens only once storage records that its owner could be impersonated', async () => {
      const { admin } = app.site.accounts;
      const key = await newKey(app, admin);
      printed();
      app.storage.breakDown({ match: '"key":"impersonated:' });
      expect(await call(key)).toBe('unavailable');
      expect(app.writes()).toEqual([]);
      app.storage.repair();
      now += 1_000; // another signature
      expect(await call(key)).toBe(done);
    });
  });
});
