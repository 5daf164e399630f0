import { takeOverWords } from '../../../static/admin/bulk/job/jobWords';
import { failureWords } from '../../../static/admin/words/failureWords';

test('tells the admin to try again if a take-over meets a running step', () => {
  expect(failureWords({ code: 'in-progress' }, takeOverWords).next).toBe(
    'bulk.take-over.in-progress',
  );
  expect(failureWords({ code: 'timed-out' }, takeOverWords).next).toBe('bulk.job.check-again');
});
