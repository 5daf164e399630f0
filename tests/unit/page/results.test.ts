import type { JobRowView, RowOutcome } from '../../../src/application/bulkApi';
import { readImport } from '../../../static/admin/bulk/import/readImport';
import { chunksFor, resultChunks } from '../../../static/admin/bulk/job/jobResults';
import { outcomeWords, uncertainWords } from '../../../static/admin/bulk/job/outcomeWords';
import { groupFixes } from '../../../static/admin/bulk/review/question';
import { rowNumbers } from '../../../static/admin/bulk/rows/rowSource';
import { groupView } from './views';

const groups = [groupView()];
const row = (number: number): JobRowView => ({
  row: number,
  group: 0,
  action: 'remove',
  accountId: `5b10ac8d82e05b22cc7d${number.toString().padStart(4, '0')}`,
  end: { outcome: 'removed', certain: true, httpStatus: 204 },
});

test('results are copied in chunks, each of which the page can read as a list', () => {
  const rows = Array.from({ length: 5_001 }, (_, number) => row(number));
  const chunks = resultChunks(rows, groups);
  const read = chunks.map((part) => readImport(part));
  expect(read.map((list) => ('rows' in list ? list.rows.length : list))).toEqual([5_000, 1]);
});

test('what was written of one selection is not offered as that of another', () => {
  const written = { query: 'added anna', chunks: ['csv'] };
  expect(chunksFor('added anna', written)).toEqual(['csv']);
  expect(chunksFor('', written)).toEqual([]);
});

test('each outcome has a sentence', () => {
  const wordsOf = (outcome: RowOutcome) => outcomeWords({ outcome, certain: true });
  expect(wordsOf('left-out')).toBe('bulk.row.left-out');
  expect(wordsOf('added')).toBe('bulk.row.added');
  expect(wordsOf('no-seats')).toBe('failure.no-seats.title');
});

test('where it is not certain who made a change, it is not said that nothing was changed', () => {
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

test('the CSV of results says of a failure whether it is certain', () => {
  const failure = (certain: boolean): JobRowView => ({
    ...row(1),
    end: { outcome: 'unavailable', certain, httpStatus: 503 },
  });
  const [csv = ''] = resultChunks([failure(false), failure(true)], groups);
  const endings = csv.split('\r\n').map((line) => line.split(',').slice(-3));
  expect(endings).toEqual([
    ['outcome', 'certain', 'http status'],
    ['unavailable', 'no', '503'],
    ['unavailable', 'yes', '503'],
  ]);
});

test('what was put right is told by kind, with its rows', () => {
  const findings = [
    { row: 2, code: 'duplicate', fixed: true },
    { row: 3, code: 'no-group', fixed: false },
    { row: 4, code: 'duplicate', fixed: true },
  ] as const;
  expect(groupFixes(findings)).toEqual([{ code: 'duplicate', rows: [2, 4] }]);
});

test('the first row numbers are named, the others counted', () => {
  expect(rowNumbers([2, 3, 4], 'en-US')).toEqual({ named: '2, 3, and 4', more: 0 });
  const many = Array.from({ length: 20 }, (_, number) => number + 1);
  expect(rowNumbers(many, 'en-US')).toEqual({ named: '1, 2, 3, 4, 5, 6, 7, 8', more: 12 });
});
