import { failed, ok } from '../../../src/domain/outcome';
import { NOTHING_SETTLED, type Settled } from '../../../static/admin/bulk/review/question';
import { reviewList } from '../../../static/admin/bulk/review/reviewList';
import {
  type CheckingCalls,
  checkList,
  NOTHING_CHECKED,
} from '../../../static/admin/bulk/start/checkList';
import { accountRow, checkedGroups, listOf } from './lists';

const ROWS = Array.from({ length: 150 }, (_, row) => accountRow(row));

/** All are active; the second call for people fails. */
const calls = (): CheckingCalls => {
  let times = 0;
  return {
    checkGroups: ({ groups }) =>
      Promise.resolve(
        ok(groups.map(() => ({ ok: true, id: 'id-a', name: 'group a', change: 'allowed' }))),
      ),
    findPeople: () => Promise.resolve(ok([])),
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

test('whom a check did not reach waits for it, and is ready once it has gone on', async () => {
  const { checked, failure } = await check(true);
  expect(failure?.code).toBe('not-permitted');
  const stopped = reviewList(listOf(ROWS), checked, NOTHING_SETTLED);
  expect([stopped.ready.length, stopped.openRows.size]).toEqual([100, 50]);
  expect(stopped.open[0]).toMatchObject({ why: 'bulk.why.not-asked', mayKeep: false });
  const gone = await check(true, checked);
  expect(reviewList(listOf(ROWS), gone.checked, NOTHING_SETTLED).ready).toHaveLength(150);
});

test('where nobody asked for the check, nobody waits for it', async () => {
  const { checked } = await check(false);
  expect(reviewList(listOf(ROWS), checked, NOTHING_SETTLED).ready).toHaveLength(150);
});

test('whom the admin picked is not in the list, and does not wait for its check', () => {
  const row = accountRow(2, { person: { kind: 'email', email: 'Ana@example.com' } });
  const checked = checkedGroups({ withPeople: true });
  const [question] = reviewList(listOf([row]), checked, NOTHING_SETTLED).open;
  const picked: Settled = {
    ...NOTHING_SETTLED,
    answers: new Map([[question?.key ?? '', { is: 'person', accountId: 'ana' }]]),
  };
  expect(reviewList(listOf([row]), checked, picked).ready).toMatchObject([{ accountId: 'ana' }]);
});
