import { startWholeApp, type WholeApp } from '../../seams/wholeApp';
import { invoke, newKey, trigger } from './doors';

let app: WholeApp;
beforeAll(async () => {
  app = await startWholeApp();
});
beforeEach(async () => {
  app.storage.moveOn();
  await app.site.reset();
  await app.site.makeGroup({ name: 'zebra' });
});
afterAll(() => app.close());

/** Confluence says 404 to every add, and 403 to the question whether the group is there. */
const nothingToBeSaid = () =>
  app.site.faults([
    { match: { method: 'POST' }, effect: 'status', value: 404 },
    { match: { path: '/group/by-id' }, effect: 'status', value: 403 },
  ]);

describe('404 to an add and 403 to the read that follows', () => {
  test('is unavailable at the page, in one write as the app', async () => {
    await nothingToBeSaid();
    const input = { groupName: 'zebra', accountId: app.site.accounts.nonAdmin };
    const answer = await invoke(app, app.site.accounts.admin, 'addMember', input);
    expect(answer).toEqual({ ok: false, failure: { code: 'unavailable' } });
    expect(app.writes().map(({ as }) => as)).toEqual(['app']);
  });

  test('is unavailable to the web trigger, in one write as the app', async () => {
    const key = await newKey(app, app.site.accounts.admin);
    await nothingToBeSaid();
    const body = JSON.stringify({ group: 'zebra', accountId: app.site.accounts.nonAdmin });
    expect(await trigger(app, { key, body })).toBe('unavailable');
    expect(app.writes().map(({ as }) => as)).toEqual(['app']);
  });
});
