import { pageOf } from '../../../static/admin/bulk/rows/rowSource';

const numbers = (count: number): number[] => Array.from({ length: count }, (_, row) => row);
const every = (): boolean => true;

test('a page that is no longer there gives way to the last one', () => {
  const asked = { query: '', page: 1 };
  expect(pageOf({ rows: numbers(21), total: 21 }, asked, every).rows).toEqual([20]);
  const fewer = pageOf({ rows: numbers(20), total: 20 }, asked, every);
  expect(fewer.rows).toEqual(numbers(20));
  expect(fewer).toMatchObject({ page: 0, from: 0, isLast: true });
  const none = pageOf({ rows: [], total: 0 }, asked, every);
  expect(none).toMatchObject({ rows: [], page: 0, count: 0, isLast: true, isRead: true });
});

test('a page is read once its own rows are here, and wants no more', () => {
  const first = { query: '', page: 0 };
  expect(pageOf({ rows: [], total: 90 }, first, every)).toMatchObject({
    wanted: 20,
    count: 90,
    isRead: false,
  });
  expect(pageOf({ rows: numbers(20), total: 90 }, first, every).isRead).toBe(true);
  const last = { query: '', page: 4 };
  expect(pageOf({ rows: numbers(90), total: 90 }, last, every)).toMatchObject({
    wanted: 90,
    isRead: true,
    isLast: true,
  });
});

test('a search that has not seen all rows does not say what it found as if that were all', () => {
  const search = { query: 'x', page: 0 };
  const isLate = (row: number): boolean => row >= 50;
  expect(pageOf({ rows: numbers(50), total: 90 }, search, isLate)).toMatchObject({
    rows: [],
    wanted: 90,
    isRead: false,
  });
  expect(pageOf({ rows: numbers(90), total: 90 }, search, isLate)).toMatchObject({
    count: 40,
    isLast: false,
    isRead: true,
  });
});
