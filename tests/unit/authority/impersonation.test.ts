import { StoreUnavailable } from '../../../src/application/ports/storeUnavailable';
import type { AccountId } from '../../../src/domain/accountId';
import { makeAppOverFakes, type AppOverFakes } from '../../fakes/appOverFakes';
import { PEOPLE } from '../../fakes/examples';

const { siteAdmin, confluenceAdmin, nobodySpecial } = PEOPLE;

const DAY = 86_400;
const A_YES_IS_OVER = 60;

/** Checks an absent person on a site that lets the app impersonate them, or does not. */
const ask = ({ adminCheck, confluence }: AppOverFakes, account: AccountId, standIn: boolean) => {
  confluence.world.requests.length = 0;
  confluence.world.standIn = standIn;
  return adminCheck(account, 'absent');
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

  test.each(['wasPossible', 'note'])('is refused while the record fails: %s', async (operation) => {
    const app = makeAppOverFakes();
    app.impersonation.breakDown(operation);
    await expect(ask(app, siteAdmin, true)).rejects.toThrow(StoreUnavailable);
  });

  test('is not judged by groups while the record cannot be read', async () => {
    const app = makeAppOverFakes();
    app.impersonation.breakDown('wasPossible');
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
