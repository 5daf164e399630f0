import { HEADER_WORDS } from '../../../src/domain/headerWords';
import { learnWords } from '../../../static/admin/bulk/import/actionWords';
import type { Finding, ImportRow } from '../../../static/admin/bulk/import/import';
import {
  clearAnswers,
  isSameList,
  keepAnswers,
  NO_ANSWERS,
  restoreSkippedRows,
  type ReviewAnswer,
  type ReviewAnswers,
  skipRows,
} from '../../../static/admin/bulk/list/answers';
import type { OpenQuestion } from '../../../static/admin/bulk/review/question';
import { reviewList, rowsOf } from '../../../static/admin/bulk/review/reviewList';
import { accountRow, checkedGroups, listOf } from './lists';

beforeAll(() => {
  learnWords(HEADER_WORDS);
});

const email = { kind: 'email', email: 'bo@example.com' } as const;
const ROWS = [
  accountRow(2, { group: 'gone' }),
  accountRow(3, { person: email }),
  accountRow(4, { action: undefined }),
  accountRow(5, { group: undefined }),
  accountRow(6, { person: undefined }),
  accountRow(7),
];
const FINDINGS: Finding[] = [
  { row: 4, code: 'bad-action', fixed: false, text: 'promote' },
  { row: 7, code: 'more-columns', fixed: false, text: 'x' },
];
const CHECKED = checkedGroups();

const review = (answers: ReviewAnswers, rows: ImportRow[] = ROWS) =>
  reviewList(listOf(rows, FINDINGS), CHECKED, answers);

const answerTo = ({ wants }: OpenQuestion): ReviewAnswer => {
  switch (wants) {
    case 'group':
      return { kind: 'group', group: { id: 'id-c', name: 'group c' } };
    case 'person':
      return { kind: 'person', accountId: 'bo' };
    case 'action':
      return { kind: 'action', action: 'add' };
    case 'consent':
      return { kind: 'consent' };
  }
};

const { open } = review(NO_ANSWERS);
const ALL: ReviewAnswers = {
  byQuestion: new Map(open.map((question) => [question.key, answerTo(question)])),
  skippedRows: new Set([2]),
};
const openRows = (answers: ReviewAnswers): number[] =>
  [...review(answers).openRows].sort((one, other) => one - other);

test('keeps all answers when the same list is checked again', () => {
  expect(openRows(ALL)).toEqual([]);
  expect(keepAnswers(ALL, true)).toEqual(ALL);
});

test('keeps only the answers to texts for another list', () => {
  const kept = keepAnswers(ALL, false);
  expect(kept.skippedRows.size).toBe(0);
  expect(openRows(kept)).toEqual([5, 6, 7]);
});

test('keeps no answer about the error of a formula, which may be another group in another list', () => {
  const noGroup = { code: 'bad-group', text: '#N/A' } as const;
  const rows = [accountRow(2, { group: undefined, noGroup })];
  const [question] = review(NO_ANSWERS, rows).open;
  if (!question) throw new Error('The row has a question.');
  const answers = { ...NO_ANSWERS, byQuestion: new Map([[question.key, answerTo(question)]]) };
  expect(review(answers, rows).open).toEqual([]);
  expect(review(keepAnswers(answers, false), rows).open).toHaveLength(1);
});

describe('lists are the same', () => {
  const same = (rows: ImportRow[], findings = FINDINGS): boolean =>
    isSameList(listOf(ROWS, FINDINGS), listOf(rows, findings));
  const [first, second, ...others] = ROWS;
  if (!first || !second) throw new Error('The list has rows.');

  test('if they ask for the same changes, whatever their reasons and names', () => {
    const named = { ...second, person: { ...email, name: 'Bo' } };
    expect(same([{ ...first, reason: 'New' }, named, ...others])).toBe(true);
  });

  test.each([
    ['group', [{ ...first, group: 'another' }, second, ...others]],
    ['person', [first, { ...second, person: { ...email, email: 'b@example.com' } }, ...others]],
    ['action', [{ ...first, action: 'remove' as const }, second, ...others]],
    ['number of rows', [second, ...others]],
  ])('only with the same %s', (_, rows) => {
    expect(same(rows)).toBe(false);
  });

  test('only with the same texts that could not be read', () => {
    expect(same(ROWS, [{ row: 4, code: 'bad-action', fixed: false, text: 'demote' }])).toBe(false);
    const fixed: Finding = { row: 2, code: 'invisible-characters', fixed: true };
    expect(same(ROWS, [fixed, ...FINDINGS])).toBe(true);
  });
});

test('skips the rows of the given questions only, and counts each row once', () => {
  const both = open.filter(({ rows }) => rows.includes(5) || rows.includes(6));
  expect([...rowsOf([...both, ...both])]).toEqual([5, 6]);
  const answers = skipRows(NO_ANSWERS, rowsOf(both));
  expect(openRows(answers)).toEqual([2, 3, 4, 7]);
  expect(restoreSkippedRows(answers)).toEqual(NO_ANSWERS);
});

test('asks cleared answers again, and keeps skipped rows', () => {
  expect(openRows(clearAnswers(ALL))).toEqual([3, 4, 5, 6, 7]);
});
