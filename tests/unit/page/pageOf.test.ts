import { pageOf } from '../../../static/admin/rows/rowSource';

const numbers = (count: number): number[] => Array.from({ length: count }, (_, row) => row);
const every = (): boolean => true;

test('shows the last page if the page is beyond the end', () => {
  const asked = { query: '', page: 1 };
  expect(pageOf({ rows: numbers(21), total: 21 }, asked, every).rows).toEqual([20]);
  const fewer = pageOf({ rows: numbers(20), total: 20 }, asked, every);
  expect(fewer.rows).toEqual(numbers(20));
  expect(fewer).toMatchObject({ page: 0, from: 0, isLast: true });
  const none = pageOf({ rows: [], total: 0 }, asked, every);
  expect(none).toMatchObject({ rows: [], page: 0, count: 0, isLast: true, isRead: true });
});

test('needs only the rows of the page', () => {
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

test('does not show the count of a search before all rows are loaded', () => {
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
