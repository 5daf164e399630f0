import { TRIGGERS } from '../../fakes/webTriggers';
import { startWholeApp, type WholeApp } from '../../seams/wholeApp';
import { invoke, newKey, trigger } from './doors';

let app: WholeApp;
let groupId: string;
beforeAll(async () => {
  app = await startWholeApp();
});
beforeEach(async () => {
  app.storage.moveOn();
  await app.site.reset();
  groupId = (await app.site.makeGroup({ name: 'zebra' })).id;
});
afterAll(() => app.close());

/** Confluence answers every add and removal with 404, and the read of the group with 403. */
const nothingToBeSaid = async (): Promise<void> => {
  const { admin, confluenceAdmin } = app.site.accounts;
  // The group is cached for a minute from here on.
  await invoke(app, admin, 'addMember', { groupId, accountId: confluenceAdmin });
  await app.site.faults([
    { match: { method: 'POST' }, effect: 'status', value: 404 },
    { match: { method: 'DELETE' }, effect: 'status', value: 404 },
    { match: { path: '/group/by-id' }, effect: 'status', value: 403 },
  ]);
};

describe('404 to an add and 403 to the read that follows', () => {
  test('is unavailable at the page, in one write as the app', async () => {
    await nothingToBeSaid();
    const input = { groupId, accountId: app.site.accounts.nonAdmin };
    const answer = await invoke(app, app.site.accounts.admin, 'addMember', input);
    expect(answer).toEqual({ ok: false, failure: { code: 'unavailable' } });
    expect(app.writes().map(({ as }) => as)).toEqual(['app']);
  });
});

describe.each(TRIGGERS)(
  '404 to $trigger, and 403 to the read that follows',
  ({ trigger: name, isMemberBefore }) => {
    test('is unavailable to the web trigger, in one write as the app', async () => {
      const key = await newKey(app, app.site.accounts.admin);
      await app.site.setMember(groupId, app.site.accounts.nonAdmin, isMemberBefore);
      await nothingToBeSaid();
      const body = JSON.stringify({ groupId, accountId: app.site.accounts.nonAdmin });
      expect(await trigger(app, { trigger: name, key, body })).toBe('unavailable');
      expect(app.writes().map(({ as }) => as)).toEqual(['app']);
    });

    test('a group is not written by a name that cannot be confirmed', async () => {
      const key = await newKey(app, app.site.accounts.admin);
      await app.site.setMember(groupId, app.site.accounts.nonAdmin, isMemberBefore);
      await nothingToBeSaid();
      const body = JSON.stringify({ group: 'zebra', accountId: app.site.accounts.nonAdmin });
      expect(await trigger(app, { trigger: name, key, body })).toBe('unavailable');
      expect(app.writes()).toEqual([]);
    });
  },
);
