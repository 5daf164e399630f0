import type { Group, GroupPage, Outcome } from '../../../src/contract/adminApi';
import { type BrowsedGroups, makeGroupBrowser } from '../../../static/admin/groups/groupBrowser';

const group = (number: number): Group => ({
  id: `g-${number}`,
  name: `group ${number}`,
  change: 'allowed',
  gives: 'nothing',
});

const page = (from: number, count: number, next?: number): Outcome<GroupPage> => ({
  ok: true,
  value: {
    groups: Array.from({ length: count }, (_, place) => group(from + place)),
    ...(next !== undefined && { next }),
  },
});

const arrange = (answer: (from: number) => Outcome<GroupPage>) => {
  const asked: number[] = [];
  let last: BrowsedGroups | undefined;
  const browser = makeGroupBrowser(
    ({ from = 0 }) => {
      asked.push(from);
      return Promise.resolve(answer(from));
    },
    (browsed) => {
      last = browsed;
    },
  );
  return { browser, asked, last: () => last };
};

test('loads only what is needed, and continues from there', async () => {
  const { browser, asked, last } = arrange((from) => page(from, 50, from + 50));
  await browser.need(25);
  expect(asked).toEqual([0]);
  await browser.need(75);
  expect(asked).toEqual([0, 50]);
  expect(last()).toMatchObject({ hasMore: true, isBusy: false });
});

test('knows the end of the list', async () => {
  const { browser, last } = arrange((from) => page(from, 3));
  await browser.need(25);
  expect(last()).toMatchObject({ hasMore: false });
  expect(last()?.groups).toHaveLength(3);
});

test('shows a group once that moved to the next page', async () => {
  const { browser, last } = arrange((from) => (from === 0 ? page(0, 50, 50) : page(49, 10)));
  await browser.need(55);
  expect(last()?.groups).toHaveLength(59);
});

test('keeps the groups after a failure, and tries the same page again', async () => {
  let isDown = false;
  const { browser, asked, last } = arrange((from) =>
    isDown ? { ok: false, failure: { code: 'unavailable' } } : page(from, 50, from + 50),
  );
  await browser.need(25);
  isDown = true;
  await browser.need(75);
  expect(last()).toMatchObject({ failure: { code: 'unavailable' } });
  expect(last()?.groups).toHaveLength(50);
  isDown = false;
  await browser.need(75);
  expect(asked).toEqual([0, 50, 50]);
  expect(last()?.failure).toBeUndefined();
});
