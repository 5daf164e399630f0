import { takeOverWords } from '../../../static/admin/bulk/job/outcomeWords';
import { failureWords } from '../../../static/admin/words/failureWords';

test('a take-over that meets a step under way says to try again, not to look elsewhere', () => {
  expect(failureWords({ code: 'in-progress' }, takeOverWords).next).toBe(
    'bulk.take-over.in-progress',
  );
  expect(failureWords({ code: 'timed-out' }, takeOverWords).next).toBe('bulk.job.check-again');
});
