import type { JobRowView, RowOutcome } from '../../../src/contract/bulkApi';
import { resultCsv } from '../../../static/admin/bulk/job/jobResults';
import { outcomeWords, uncertainWords } from '../../../static/admin/bulk/job/jobWords';
import { groupFixes } from '../../../static/admin/bulk/review/question';
import { readText } from '../import/lists';
import { rowNumbers } from '../../../static/admin/rows/rowSource';
import { groupView } from './views';

const groups = [groupView()];
const row = (number: number): JobRowView => ({
  row: number,
  group: 0,
  action: 'remove',
  accountId: `5b10ac8d82e05b22cc7d${number.toString().padStart(4, '0')}`,
  end: { outcome: 'removed', certain: true, httpStatus: 204 },
});

test('writes results that the page can read as a list', () => {
  const rows = Array.from({ length: 5_001 }, (_, number) => row(number));
  const list = readText(resultCsv(rows, groups));
  expect('rows' in list ? list.rows.length : list).toBe(5_001);
});

test('has a sentence for each outcome', () => {
  const wordsOf = (outcome: RowOutcome) => outcomeWords({ outcome, certain: true });
  expect(wordsOf('left-out')).toBe('bulk.row.left-out');
  expect(wordsOf('added')).toBe('bulk.row.added');
  expect(wordsOf('no-seats')).toBe('failure.no-seats.title');
});

test('does not say that nothing was changed if it is uncertain', () => {
  for (const outcome of ['already-member', 'not-a-member'] as const)
    expect(outcomeWords({ outcome, certain: false })).toBe(`bulk.row.${outcome}.uncertain`);
  expect(outcomeWords({ outcome: 'removed', certain: false })).toBe('bulk.row.removed');
});

test('says of an uncertain failure that the change may have been made', () => {
  const wordsOf = (outcome: RowOutcome) => uncertainWords({ outcome, certain: false });
  for (const outcome of ['no-seats', 'unexpected', 'timed-out', 'unavailable'] as const)
    expect(wordsOf(outcome)).toBe('failure.uncertain');
  expect(wordsOf('already-member')).toBe('bulk.row.uncertain');
});

test('writes into the CSV whether a failure is certain', () => {
  const failure = (certain: boolean): JobRowView => ({
    ...row(1),
    end: { outcome: 'unavailable', certain, httpStatus: 503 },
  });
  const csv = resultCsv([failure(false), failure(true)], groups);
  const endings = csv.split('\r\n').map((line) => line.split(',').slice(-3));
  expect(endings).toEqual([
    ['outcome', 'certain', 'http status'],
    ['unavailable', 'no', '503'],
    ['unavailable', 'yes', '503'],
  ]);
});

test('groups automatic fixes by kind, with their rows', () => {
  const findings = [
    { row: 2, code: 'duplicate', fixed: true },
    { row: 3, code: 'no-group', fixed: false },
    { row: 4, code: 'duplicate', fixed: true },
  ] as const;
  expect(groupFixes(findings)).toEqual([{ code: 'duplicate', rows: [2, 4] }]);
});

test('names the first row numbers, and counts the others', () => {
  expect(rowNumbers([2, 3, 4], 'en-US')).toEqual({ named: '2, 3, and 4', more: 0 });
  const many = Array.from({ length: 20 }, (_, number) => number + 1);
  expect(rowNumbers(many, 'en-US')).toEqual({ named: '1, 2, 3, 4, 5, 6, 7, 8', more: 12 });
});
