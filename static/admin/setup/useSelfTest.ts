import { useEffect, useRef, useState } from 'react';
import type { SelfTestView, TestRefusal } from '../../../src/contract/setupApi';
import { answered, type PageFailure, withRetry } from '../api/answers';
import { invoke } from '../api/invoke';

export type TestRun = {
  isRunning: boolean;
  /** The test as it was last seen. */
  test?: SelfTestView;
  refusal?: TestRefusal;
  failure?: PageFailure;
};

const PAUSE_MS = 2_000; // the queue starts its trial within seconds
const MAX_STEPS = 60;

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

/**
 * Runs a self-test from its start to its end, step by step, and shows each step. `onEnd` is called
 * when it is over, however it ended. If the page is closed, the backend cleans up.
 */
export const useSelfTest = (onEnd: () => void) => {
  const [run, setRun] = useState<TestRun>({ isRunning: false });
  const isHere = useRef(true);
  useEffect(
    () => () => {
      isHere.current = false;
    },
    [],
  );
  const show = (next: TestRun): void => {
    if (isHere.current) setRun(next);
  };

  const stepUntilDone = async (first: SelfTestView): Promise<TestRun> => {
    let test = first;
    for (let steps = 0; steps < MAX_STEPS && test.state === 'running'; steps += 1) {
      const before = waitingTrials(test);
      const answer = await withRetry(() => invoke('stepSelfTest', { testId: test.id }));
      if (!answer.ok) return { isRunning: false, test, failure: answer.failure };
      test = answer.value;
      show({ isRunning: true, test });
      if (waitingTrials(test) === before) await pause(PAUSE_MS);
    }
    return { isRunning: false, test };
  };

  const start = async (groupId: string, accountId: string): Promise<void> => {
    if (run.isRunning) return;
    show({ isRunning: true });
    const answer = await answered(invoke('startSelfTest', { groupId, accountId }));
    if (!answer.ok) show({ isRunning: false, failure: answer.failure });
    else if (answer.value.kind === 'refused') show({ isRunning: false, refusal: answer.value.why });
    else show(await stepUntilDone(answer.value.test));
    onEnd();
  };
  return { ...run, start };
};

const waitingTrials = ({ trials }: SelfTestView): number =>
  trials.filter(({ state }) => state === 'waiting').length;
