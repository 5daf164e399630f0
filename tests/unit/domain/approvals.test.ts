import { withApproval } from '../../../src/domain/job/job';
import { PEOPLE } from '../../fakes/examples';

const approval = (minute: number) => ({
  accountId: PEOPLE.siteAdmin,
  at: new Date(minute * 60_000).toISOString(),
});

test('keeps every approval of a job in order', () => {
  const three = [1, 2, 3].map(approval);
  expect(withApproval(three.slice(0, 2), approval(3))).toEqual(three);
});

test('keeps the first approval and the latest 99', () => {
  let approvals = [approval(0)];
  for (let minute = 1; minute <= 150; minute += 1)
    approvals = withApproval(approvals, approval(minute));
  expect(approvals).toHaveLength(100);
  expect(approvals[0]).toEqual(approval(0));
  expect(approvals[1]).toEqual(approval(52));
  expect(approvals.at(-1)).toEqual(approval(150));
});
