import type { JobView } from '../../../../src/contract/bulkApi';
import type { Answer, PageFailure } from '../../api/answers';
import type { NextStep } from './jobState';

const AFTER_FAILURE_MS = 10_000;

type Deps = {
  call: (kind: 'ask' | 'drive') => Promise<Answer<JobView>>;
  /** What to do after this many answers. */
  next: (job: JobView, answers: number) => NextStep;
  show: (answer: Answer<JobView>) => void;
  /** Runs a function later. Returns a function that cancels it. */
  schedule: (run: () => void, ms: number) => () => void;
};

export type JobWatch = {
  start: () => void;
  /** Takes the job from another call. An answer still on its way is older and gets dropped. */
  take: (job: JobView) => void;
  stop: () => void;
};

const LOST: readonly PageFailure['code'][] = ['not-found', 'not-an-admin'];

/** Follows one job, one call at a time, until it is over, and runs its steps when they are due. */
export const makeJobWatch = ({ call, next, show, schedule }: Deps): JobWatch => {
  let latest = 0;
  let answers = 0;
  let forget: () => void = () => undefined;

  const after = (step: NextStep): void => {
    forget();
    if (step.kind === 'rest') return;
    forget = schedule(() => void follow(step.kind), step.afterMs);
  };

  const follow = async (kind: 'ask' | 'drive'): Promise<void> => {
    const mine = ++latest;
    const answer = await call(kind);
    if (mine !== latest) return;
    show(answer);
    if (mine !== latest) return; // the caller stopped the watch on seeing the answer
    answers += 1;
    after(answer.ok ? next(answer.value, answers) : afterFailure(answer.failure));
  };

  return {
    start: () => void follow('ask'),
    take: (job) => {
      latest += 1;
      show({ ok: true, value: job });
      answers += 1;
      const step = next(job, answers);
      // A step may still be running. Polling first keeps two steps from colliding.
      after(step.kind === 'drive' ? { kind: 'ask', afterMs: step.afterMs } : step);
    },
    stop: () => {
      latest += 1;
      forget();
    },
  };
};

const afterFailure = ({ code, retryAfterSeconds = 0 }: PageFailure): NextStep =>
  LOST.includes(code)
    ? { kind: 'rest' }
    : { kind: 'ask', afterMs: Math.max(AFTER_FAILURE_MS, retryAfterSeconds * 1000) };
