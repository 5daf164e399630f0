import type { JobView } from '../../../src/contract/bulkApi';
import type { Answer } from '../../../static/admin/api/answers';
import type { NextStep } from '../../../static/admin/bulk/job/jobState';
import { makeJobWatch } from '../../../static/admin/bulk/job/jobWatch';
import { jobView } from './views';

type Call = { kind: 'ask' | 'drive'; answer: (answer: Answer<JobView>) => Promise<void> };

/** A watch whose answers and time the test controls. */
const watchUnderTest = (next: (job: JobView, answers: number) => NextStep) => {
  const calls: Call[] = [];
  const shown: Answer<JobView>[] = [];
  let onShown: () => void = () => undefined;
  let waiting: { run: () => void; ms: number } | undefined;
  const call = (kind: Call['kind']) =>
    new Promise<Answer<JobView>>((resolve) => {
      calls.push({
        kind,
        answer: async (answer) => {
          resolve(answer);
          await Promise.resolve();
          await Promise.resolve();
        },
      });
    });
  const watch = makeJobWatch({
    call,
    next,
    show: (answer) => {
      shown.push(answer);
      onShown();
    },
    schedule: (run, ms) => {
      waiting = { run, ms };
      return () => {
        waiting = undefined;
      };
    },
  });
  const timePasses = (): void => {
    waiting?.run();
  };
  const whenShown = (act: () => void): void => {
    onShown = act;
  };
  return { watch, calls, shown, timePasses, whenShown, waitsMs: () => waiting?.ms };
};

const byState = ({ state }: JobView): NextStep => {
  if (state === 'running') return { kind: 'ask', afterMs: 2_000 };
  return state === 'waiting' ? { kind: 'drive', afterMs: 0 } : { kind: 'rest' };
};

const ok = (state: JobView['state']): Answer<JobView> => ({ ok: true, value: jobView({ state }) });

test('polls a job until it is over', async () => {
  const { watch, calls, shown, timePasses, waitsMs } = watchUnderTest(byState);
  watch.start();
  await calls[0]?.answer(ok('running'));
  expect(waitsMs()).toBe(2_000);
  timePasses();
  await calls[1]?.answer(ok('done'));
  expect([calls.length, shown.length]).toEqual([2, 2]);
});

test('runs a job step by step when it is due here', async () => {
  const { watch, calls, timePasses } = watchUnderTest(byState);
  watch.start();
  await calls[0]?.answer(ok('waiting'));
  timePasses();
  await calls[1]?.answer(ok('waiting'));
  timePasses();
  expect(calls.map(({ kind }) => kind)).toEqual(['ask', 'drive', 'drive']);
});

test('waits after a failure, as long as asked', async () => {
  const { watch, calls, waitsMs } = watchUnderTest(byState);
  watch.start();
  await calls[0]?.answer({ ok: false, failure: { code: 'no-answer' } });
  expect(waitsMs()).toBe(10_000);
  watch.start();
  await calls[1]?.answer({ ok: false, failure: { code: 'rate-limited', retryAfterSeconds: 60 } });
  expect(waitsMs()).toBe(60_000);
});

test('stops polling a job that is gone', async () => {
  const { watch, calls, waitsMs } = watchUnderTest(byState);
  watch.start();
  await calls[0]?.answer({ ok: false, failure: { code: 'not-found' } });
  expect(waitsMs()).toBeUndefined();
});

test('prefers the answer of another call to one still on its way', async () => {
  const { watch, calls, shown, waitsMs } = watchUnderTest(byState);
  watch.start();
  watch.take(jobView({ state: 'paused' }));
  await calls[0]?.answer(ok('running'));
  expect(shown).toEqual([ok('paused')]);
  expect(waitsMs()).toBeUndefined();
});

test('stops when the caller stops it on seeing an answer', async () => {
  const { watch, calls, waitsMs, whenShown } = watchUnderTest(byState);
  whenShown(watch.stop);
  watch.start();
  await calls[0]?.answer(ok('running'));
  expect(waitsMs()).toBeUndefined();
});

test('shows nothing after a stop', async () => {
  const { watch, calls, shown } = watchUnderTest(byState);
  watch.start();
  watch.stop();
  await calls[0]?.answer(ok('running'));
  expect(shown).toEqual([]);
});

test('says how many answers it has had', async () => {
  const counts: number[] = [];
  const { watch, calls } = watchUnderTest((_job, answers) => {
    counts.push(answers);
    return { kind: 'rest' };
  });
  watch.start();
  await calls[0]?.answer(ok('running'));
  watch.take(jobView());
  expect(counts).toEqual([1, 2]);
});
