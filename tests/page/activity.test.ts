import { newcomerTo } from '../browser/support/person';
import { words } from '../browser/support/words';
import { expect, localPages, test } from './support/localPages';

const { forge, open } = localPages();

const LOADED = 50; // changes at once
const PER_PAGE = 25;

test('loads more changes than it shows at first, down to the oldest', async () => {
  const oldest = await newcomerTo(forge());
  const { id: first } = await forge().site.createGroup({ name: 'the-first-change' });
  await forge().call('addMember', { groupId: first, accountId: oldest.accountId });
  const { id: groupId } = await forge().site.createGroup({ name: 'later-changes' });
  const people = (await forge().site.state()).users.filter(
    ({ active, accountType }) => active && accountType === 'atlassian',
  );
  for (const { accountId } of people.slice(0, LOADED))
    await forge().call('addMember', { groupId, accountId });

  const admin = await open();
  const rows = await admin.recent();
  const panel = admin.panel('activity');
  const shows = async (
    text: 'bulk.rows.shown' | 'bulk.rows.shown-of-more',
    values: Record<'from' | 'to' | 'count', string>,
  ): Promise<void> => {
    await panel.getByText(words(text, values), { exact: true }).waitFor();
    expect(await rows.count()).toBe(Number(values.to) - Number(values.from) + 1);
    const groups = await rows.filter({ hasText: 'later-changes' }).count();
    expect(groups).toBe(values.from === '51' ? 0 : PER_PAGE);
  };
  const more = admin.button('activity.more', panel);
  await shows('bulk.rows.shown-of-more', { from: '1', to: '25', count: '50' });
  expect(await more.count()).toBe(0);
  await admin.button('bulk.rows.next', panel).click();
  await shows('bulk.rows.shown-of-more', { from: '26', to: '50', count: '50' });
  await more.click();
  await shows('bulk.rows.shown', { from: '26', to: '50', count: '51' });
  await admin.button('bulk.rows.next', panel).click();
  await shows('bulk.rows.shown', { from: '51', to: '51', count: '51' });
  await rows.getByText('the-first-change', { exact: true }).waitFor();
  await rows.getByText(oldest.name, { exact: true }).waitFor();
  await more.waitFor({ state: 'detached' });

  // A change elsewhere reads the newest ones again. Where the admin is, nothing moves.
  await admin.openTab('people');
  await admin.whileCalling('listActivity', () => admin.openTab('activity'));
  await admin.page.idle();
  await shows('bulk.rows.shown', { from: '51', to: '51', count: '51' });

  // A refresh starts again, because older entries may be out of date.
  await admin.whileCalling('listActivity', () => admin.button('recent.refresh', panel).click());
  await shows('bulk.rows.shown-of-more', { from: '1', to: '25', count: '50' });
});
