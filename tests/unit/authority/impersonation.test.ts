import { StoreUnavailable } from '../../../src/application/ports/storeUnavailable';
import type { AccountId } from '../../../src/domain/accountId';
import type { Background } from '../../../src/domain/caller';
import { makeAppOverFakes, type AppOverFakes } from '../../fakes/appOverFakes';
import { PEOPLE } from '../../fakes/examples';

const { siteAdmin, confluenceAdmin, nobodySpecial } = PEOPLE;

const DAY = 86_400;
const A_YES_IS_OVER = 60;

/** Checks an absent person on a site that lets the app impersonate them, or does not. */
const ask = (
  { adminCheck, confluence }: AppOverFakes,
  account: AccountId,
  standIn: boolean,
  where: Background = 'web-trigger',
) => {
  confluence.world.requests.length = 0;
  confluence.world.standIn = standIn;
  return adminCheck(account, where);
};

const calls = ({ confluence }: AppOverFakes): string[] =>
  confluence.world.requests.map(({ call }) => call);

const REFUSED = { ok: false, failure: { code: 'not-authenticated' } };

describe('a person the app has impersonated before', () => {
  test.each([
    ['administers Confluence', siteAdmin, true],
    ['does not', nobodySpecial, false],
  ])('and who %s: a later refusal is about them, and their groups are not used', async (...row) => {
    const [, account, answer] = row;
    const app = makeAppOverFakes();
    expect(await ask(app, account, true)).toEqual({ ok: true, value: answer });
    app.clock.advance(A_YES_IS_OVER);
    expect(await ask(app, account, false)).toEqual(REFUSED);
    expect(calls(app)).toEqual(['current user']);
  });

  test('stays on record permanently', async () => {
    const app = makeAppOverFakes();
    await ask(app, siteAdmin, true);
    app.clock.advance(1_000 * DAY);
    expect(await ask(app, siteAdmin, false)).toEqual(REFUSED);
  });

  test.each(['read', 'noteImpersonated', 'noteProven'])(
    'is refused while the record fails: %s',
    async (operation) => {
      const app = makeAppOverFakes();
      app.owners.breakDown(operation);
      await expect(ask(app, siteAdmin, true)).rejects.toThrow(StoreUnavailable);
    },
  );

  test('is not judged by groups while the record cannot be read', async () => {
    const app = makeAppOverFakes();
    app.owners.breakDown('read');
    await expect(ask(app, siteAdmin, false)).rejects.toThrow(StoreUnavailable);
    expect(calls(app)).not.toContain('member of');
  });

  test('says nothing about other people', async () => {
    const app = makeAppOverFakes();
    await ask(app, siteAdmin, true);
    expect(await ask(app, confluenceAdmin, false)).toEqual({ ok: true, value: true });
    expect(calls(app)).toContain('member of');
  });

  test('is accepted again after a refusal, as soon as Confluence says yes', async () => {
    const app = makeAppOverFakes();
    await ask(app, siteAdmin, true);
    app.clock.advance(A_YES_IS_OVER);
    await ask(app, siteAdmin, false);
    expect(await ask(app, siteAdmin, true)).toEqual({ ok: true, value: true });
  });
});

describe('a person the app may not impersonate', () => {
  test('is judged by their current groups each time', async () => {
    const app = makeAppOverFakes();
    expect(await ask(app, confluenceAdmin, false)).toEqual({ ok: true, value: true });
    app.clock.advance(600);
    for (const { members } of app.confluence.world.groups.values()) members.clear();
    expect(await ask(app, confluenceAdmin, false)).toEqual({ ok: true, value: false });
  });

  test('is not treated like a person the app has impersonated', async () => {
    const app = makeAppOverFakes();
    await ask(app, confluenceAdmin, false);
    app.clock.advance(A_YES_IS_OVER);
    expect(await ask(app, confluenceAdmin, false)).toEqual({ ok: true, value: true });
  });

  test('is judged by groups after a temporary failure, which proves no impersonation', async () => {
    const app = makeAppOverFakes();
    app.confluence.world.down.add('current-user');
    await ask(app, confluenceAdmin, true);
    app.confluence.world.down.clear();
    expect(await ask(app, confluenceAdmin, false)).toEqual({ ok: true, value: true });
  });
});

describe('a person the app can impersonate in the queue, and not in web triggers', () => {
  const PROVEN_FOR = 70 * 60;
  const YES = { ok: true, value: true };

  /** The app has impersonated the person in the queue just now, and could then not in a web trigger. */
  const afterJob = async (account = siteAdmin): Promise<AppOverFakes> => {
    const app = makeAppOverFakes();
    await ask(app, account, true, 'queue');
    return app;
  };

  test('is judged by groups in web triggers for 70 minutes after a yes', async () => {
    const app = await afterJob();
    app.clock.advance(PROVEN_FOR - 1);
    expect(await ask(app, siteAdmin, false)).toEqual(YES);
    expect(calls(app)).toContain('member of');
  });

  test('is refused there if the last yes is older, and their groups are not used', async () => {
    const app = await afterJob();
    app.clock.advance(PROVEN_FOR);
    expect(await ask(app, siteAdmin, false)).toEqual(REFUSED);
    expect(calls(app)).toEqual(['current user']);
  });

  test('is refused there if the last yes seems to come from the future', async () => {
    const app = await afterJob();
    app.clock.advance(-1);
    expect(await ask(app, siteAdmin, false)).toEqual(REFUSED);
  });

  test('is refused there if their groups say no, whatever the last yes said', async () => {
    const app = await afterJob();
    for (const { members } of app.confluence.world.groups.values()) members.clear();
    expect(await ask(app, siteAdmin, false)).toEqual({ ok: true, value: false });
  });

  test.each([
    ['Confluence says no', (app: AppOverFakes) => demote(app), true],
    ['Confluence rejects them', (app: AppOverFakes) => suspend(app), true],
    ['the platform refuses them in the queue, too', () => undefined, false],
  ])('is refused there as soon as %s', async (_when, happens, standIn) => {
    const app = await afterJob();
    app.clock.advance(A_YES_IS_OVER);
    happens(app);
    await ask(app, siteAdmin, standIn, 'queue');
    expect(await ask(app, siteAdmin, false)).toEqual(REFUSED);
    expect(calls(app)).toEqual(['current user']);
  });

  test('stays proven after a temporary failure', async () => {
    const app = await afterJob();
    app.clock.advance(A_YES_IS_OVER);
    app.confluence.world.down.add('current-user');
    await ask(app, siteAdmin, true, 'queue');
    app.confluence.world.down.clear();
    expect(await ask(app, siteAdmin, false)).toEqual(YES);
  });

  test('leads to a check in the background when it is refused, once in a while', async () => {
    const app = await afterJob();
    app.clock.advance(PROVEN_FOR);
    for (let times = 0; times < 10; times += 1) await ask(app, siteAdmin, false);
    const event = { askedAt: app.clock.now(), why: 'unproven-owner' };
    expect(app.refreshes).toEqual([{ event, delaySeconds: 0 }]);
    app.clock.advance(240);
    await ask(app, siteAdmin, false);
    expect(app.refreshes).toHaveLength(2);
  });

  test('is not taken for proven by a yes of their groups', async () => {
    const app = await afterJob();
    app.clock.advance(PROVEN_FOR - 1);
    await ask(app, siteAdmin, false);
    app.clock.advance(A_YES_IS_OVER);
    expect(await ask(app, siteAdmin, false)).toEqual(REFUSED);
  });
});

test('a yes by groups in a web trigger is not used by a job', async () => {
  const app = makeAppOverFakes();
  expect(await ask(app, siteAdmin, false)).toEqual({ ok: true, value: true });
  app.confluence.world.suspended.add(siteAdmin);
  expect(await ask(app, siteAdmin, true, 'queue')).toMatchObject(REFUSED);
});

describe('the check of all owners of keys', () => {
  const withKeys = async (): Promise<AppOverFakes> => {
    const app = makeAppOverFakes();
    for (const owner of [siteAdmin, siteAdmin, confluenceAdmin])
      await app.createKey(owner, { label: 'HR', groups: 'all-unprotected', actions: ['add'] });
    app.confluence.world.requests.length = 0;
    return app;
  };

  test('asks Confluence once as each owner', async () => {
    const app = await withKeys();
    await app.checkKeyOwners('schedule');
    expect(calls(app)).toEqual(['current user', 'current user']);
  });

  test('keeps a key working for hours where web triggers can’t impersonate', async () => {
    const app = await withKeys();
    for (let hour = 0; hour < 5; hour += 1) {
      app.confluence.world.standIn = true;
      await app.checkKeyOwners('schedule');
      app.clock.advance(3_600);
      expect(await ask(app, siteAdmin, false)).toEqual({ ok: true, value: true });
    }
    app.confluence.world.suspended.add(siteAdmin);
    app.confluence.world.standIn = true;
    await app.checkKeyOwners('schedule');
    app.clock.advance(A_YES_IS_OVER);
    expect(await ask(app, siteAdmin, false)).toEqual(REFUSED);
    expect(await ask(app, confluenceAdmin, false)).toEqual({ ok: true, value: true });
  });

  test('checks the others if one fails, and then throws', async () => {
    const app = await withKeys();
    app.owners.breakDown('noteImpersonated');
    await expect(app.checkKeyOwners('schedule')).rejects.toThrow(StoreUnavailable);
    expect(calls(app)).toHaveLength(2);
  });

  test('is not needed for a new key: its owner is at the page', async () => {
    const app = makeAppOverFakes();
    await ask(app, siteAdmin, true, 'queue');
    app.clock.advance(86_400);
    await app.createKey(siteAdmin, { label: 'HR', groups: 'all-unprotected', actions: ['add'] });
    expect(await ask(app, siteAdmin, false)).toEqual({ ok: true, value: true });
  });
});

const demote = ({ confluence }: AppOverFakes): void => {
  for (const { members } of confluence.world.groups.values()) members.delete(siteAdmin);
};

const suspend = ({ confluence }: AppOverFakes): void => {
  confluence.world.suspended.add(siteAdmin);
};
