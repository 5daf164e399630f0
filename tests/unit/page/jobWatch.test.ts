import type { JobView } from '../../../src/application/bulkApi';
import type { Answer } from '../../../static/admin/api/answers';
import type { NextStep } from '../../../static/admin/bulk/job/jobState';
import { makeJobWatch } from '../../../static/admin/bulk/job/jobWatch';
import { jobView } from './views';

type Call = { kind: 'ask' | 'drive'; answer: (answer: Answer<JobView>) => Promise<void> };

/** A watch whose calls are answered, and whose time is moved, by the test. */
const watchUnderTest = (next: (job: JobView) => NextStep) => {
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
    later: (run, ms) => {
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

test('a job is asked after until it is over', async () => {
  const { watch, calls, shown, timePasses, waitsMs } = watchUnderTest(byState);
  watch.start();
  await calls[0]?.answer(ok('running'));
  expect(waitsMs()).toBe(2_000);
  timePasses();
  await calls[1]?.answer(ok('done'));
  expect([calls.length, shown.length]).toEqual([2, 2]);
});

test('a job that is due to be carried out here is, step after step', async () => {
  const { watch, calls, timePasses } = watchUnderTest(byState);
  watch.start();
  await calls[0]?.answer(ok('waiting'));
  timePasses();
  await calls[1]?.answer(ok('waiting'));
  timePasses();
  expect(calls.map(({ kind }) => kind)).toEqual(['ask', 'drive', 'drive']);
});

test('after a failure it waits, as long as it was asked to', async () => {
  const { watch, calls, waitsMs } = watchUnderTest(byState);
  watch.start();
  await calls[0]?.answer({ ok: false, failure: { code: 'no-answer' } });
  expect(waitsMs()).toBe(10_000);
  watch.start();
  await calls[1]?.answer({ ok: false, failure: { code: 'rate-limited', retryAfterSeconds: 60 } });
  expect(waitsMs()).toBe(60_000);
});

test('a job that is gone is not asked after again', async () => {
  const { watch, calls, waitsMs } = watchUnderTest(byState);
  watch.start();
  await calls[0]?.answer({ ok: false, failure: { code: 'not-found' } });
  expect(waitsMs()).toBeUndefined();
});

test('what another call said counts more than an answer that is still on its way', async () => {
  const { watch, calls, shown, waitsMs } = watchUnderTest(byState);
  watch.start();
  watch.take(jobView({ state: 'paused' }));
  await calls[0]?.answer(ok('running'));
  expect(shown).toEqual([ok('paused')]);
  expect(waitsMs()).toBeUndefined();
});

test('whoever stops a watch as it shows something hears no more', async () => {
  const { watch, calls, waitsMs, whenShown } = watchUnderTest(byState);
  whenShown(watch.stop);
  watch.start();
  await calls[0]?.answer(ok('running'));
  expect(waitsMs()).toBeUndefined();
});

test('nothing is shown of a watch that was stopped', async () => {
  const { watch, calls, shown } = watchUnderTest(byState);
  watch.start();
  watch.stop();
  await calls[0]?.answer(ok('running'));
  expect(shown).toEqual([]);
});
