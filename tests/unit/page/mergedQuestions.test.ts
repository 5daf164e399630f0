import { HEADER_WORDS } from '../../../src/domain/headerWords';
import { learnWords } from '../../../static/admin/bulk/import/actionWords';
import type { Finding, FindingCode } from '../../../static/admin/bulk/import/import';
import {
  NO_ANSWERS,
  type ReviewAnswer,
  type ReviewAnswers,
} from '../../../static/admin/bulk/list/answers';
import { type OpenQuestion, shownText } from '../../../static/admin/bulk/review/question';
import { reviewList } from '../../../static/admin/bulk/review/reviewList';
import { accountRow, checkedGroups, listOf } from './lists';

beforeAll(() => {
  learnWords(HEADER_WORDS);
});

const NUMBERS = Array.from({ length: 500 }, (_, place) => place + 2);

const review = (
  group: string | undefined,
  finding: { code: FindingCode; text: (row: number) => string },
  answer?: [OpenQuestion | undefined, ReviewAnswer],
) => {
  const findings = NUMBERS.map((row): Finding => ({
    row,
    code: finding.code,
    fixed: false,
    text: finding.text(row),
  }));
  const answers: ReviewAnswers = answer
    ? { ...NO_ANSWERS, byQuestion: new Map([[answer[0]?.key ?? '', answer[1]]]) }
    : NO_ANSWERS;
  const rows = NUMBERS.map((row) => {
    const noGroup = { code: finding.code, text: finding.text(row) };
    return accountRow(row, { group, ...(group === undefined && { noGroup }) });
  });
  return reviewList(listOf(rows, findings), checkedGroups(), answers);
};

test('merges 500 rows with an extra column into one question, resolved by one consent', () => {
  const more = { code: 'more-columns', text: (row: number) => `note ${row}` } as const;
  const { open } = review('group a', more);
  expect(open).toMatchObject([{ wants: 'consent', rows: NUMBERS }]);
  expect(open.map(shownText)).toEqual(['note 2 …']);
  expect(review('group a', more, [open[0], { kind: 'consent' }]).ready).toHaveLength(500);
});

test('merges 500 rows without a group into one question, resolved by one group', () => {
  const none = { code: 'no-group', text: () => '' } as const;
  const { open } = review(undefined, none);
  expect(open).toMatchObject([{ wants: 'group', why: 'bulk.found.no-group', rows: NUMBERS }]);
  const group = { id: 'id-c', name: 'group c' };
  const { ready } = review(undefined, none, [open[0], { kind: 'group', group }]);
  expect(new Set(ready.map((row) => row.group))).toEqual(new Set([group]));
  expect(ready).toHaveLength(500);
});

test('asks about each unreadable person by itself, because they may differ', () => {
  const rows = NUMBERS.slice(0, 2).map((row) => {
    const noPerson = { code: 'unreadable', text: 'M\ufffdller', place: 1 } as const;
    const { person: _none, ...rest } = accountRow(row, {});
    return { ...rest, person: undefined, noPerson };
  });
  const { open } = reviewList(listOf(rows, []), checkedGroups(), NO_ANSWERS);
  expect(open.map((question) => question.rows)).toEqual([[2], [3]]);
});

test('asks once per text that cannot be a group name', () => {
  const two = { code: 'bad-group', text: (row: number) => (row % 2 ? 'a\tb' : 'c\td') } as const;
  expect(review(undefined, two).open.map(shownText)).toEqual(['c\td', 'a\tb']);
});

test('names a row once if several of its changes have the same question', () => {
  const findings: Finding[] = [{ row: 2, code: 'inactive', fixed: false, text: 'left' }];
  const people = ['a', 'b'].map((accountId) =>
    accountRow(2, { person: { kind: 'account', accountId } }),
  );
  const { open } = reviewList(listOf(people, findings), checkedGroups(), NO_ANSWERS);
  expect(open.map(({ rows }) => rows)).toEqual([[2]]);
});
