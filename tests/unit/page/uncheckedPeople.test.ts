import { failed, ok } from '../../../src/domain/outcome';
import { NO_ANSWERS, type ReviewAnswers } from '../../../static/admin/bulk/list/answers';
import {
  type CheckCalls,
  checkList,
  NOTHING_CHECKED,
} from '../../../static/admin/bulk/list/checkList';
import { reviewList } from '../../../static/admin/bulk/review/reviewList';
import { accountRow, checkedGroups, listOf } from './lists';

const ROWS = Array.from({ length: 150 }, (_, row) => accountRow(row));

/** All people are active. The second call for people fails. */
const calls = (): CheckCalls => {
  let times = 0;
  return {
    checkGroups: ({ groups }) =>
      Promise.resolve(
        ok(
          groups.map(() => ({
            ok: true,
            id: 'id-a',
            name: 'group a',
            change: 'allowed',
            gives: 'nothing',
          })),
        ),
      ),
    findPeople: () => Promise.resolve(ok([])),
    searchGroups: () => Promise.resolve(ok([])),
    checkPeople: ({ accountIds }) => {
      times += 1;
      return Promise.resolve(
        times === 2 ? failed('not-permitted') : ok(accountIds.map(() => 'active' as const)),
      );
    },
  };
};

const check = (withPeople: boolean, known = NOTHING_CHECKED) =>
  checkList({ rows: ROWS, users: undefined, withPeople, known, onStep: () => true }, calls());

test('leaves a person open that the check did not reach, until it resumes', async () => {
  const { checked, failure } = await check(true);
  expect(failure?.code).toBe('not-permitted');
  const stopped = reviewList(listOf(ROWS), checked, NO_ANSWERS);
  expect([stopped.ready.length, stopped.openRows.size]).toEqual([100, 50]);
  expect(stopped.open[0]).toMatchObject({ why: 'bulk.why.not-asked', mayKeep: false });
  const gone = await check(true, checked);
  expect(reviewList(listOf(ROWS), gone.checked, NO_ANSWERS).ready).toHaveLength(150);
});

test('leaves no person open without a check', async () => {
  const { checked } = await check(false);
  expect(reviewList(listOf(ROWS), checked, NO_ANSWERS).ready).toHaveLength(150);
});

test('does not check a picked person', () => {
  const row = accountRow(2, { person: { kind: 'email', email: 'Ana@example.com' } });
  const checked = checkedGroups({ withPeople: true });
  const [question] = reviewList(listOf([row]), checked, NO_ANSWERS).open;
  const picked: ReviewAnswers = {
    ...NO_ANSWERS,
    byQuestion: new Map([[question?.key ?? '', { kind: 'person', accountId: 'ana' }]]),
  };
  expect(reviewList(listOf([row]), checked, picked).ready).toMatchObject([{ accountId: 'ana' }]);
});
