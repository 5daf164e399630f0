import type { SpecialWords } from '../../words/failureWords';

const look = 'bulk.job.look-again';

/** Whether a job heard what was asked of it shows in the job itself. */
export const controlWords: SpecialWords = {
  'timed-out': { title: 'failure.timed-out.title', next: look },
  'no-answer': { title: 'failure.no-answer.title', next: look },
  unavailable: { title: 'failure.unavailable.title', next: look },
};
