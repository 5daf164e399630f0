import { USUALLY_LATE_MS, type Fault } from '../faults/fault';
import type { Faults } from '../faults/faults';
import type { Invocation } from '../invocations/invocation';
import { jsonAnswer } from '../seam/answers';
import type { SeamAnswer, SeamCall } from '../seam/seamCall';
import { isQuery, shortPage } from './shortPage';

const EFFECTS = ['fail', 'kill', 'double', 'late', 'late-landing'] as const;
const EFFECTS_ON_QUERIES = [...EFFECTS, 'short-pages'] as const;

type Effect = (typeof EFFECTS_ON_QUERIES)[number];
type CarryOut = (call: SeamCall) => SeamAnswer;

/** Carries out a call of storage as it should be or, where a fault is due, as that has it. */
export const withKvsFaults = async (
  faults: Faults,
  call: SeamCall,
  invocation: Invocation,
  carryOut: CarryOut,
): Promise<SeamAnswer> => {
  const effects: readonly Effect[] = isQuery(call) ? EFFECTS_ON_QUERIES : EFFECTS;
  const fault = faults.next('kvs', `${call.path} ${call.body ?? ''}`, effects);
  return fault === undefined ? carryOut(call) : spoil(fault, call, invocation, carryOut);
};

const spoil = async (
  { effect, when, ms = USUALLY_LATE_MS, keep = 0 }: Fault,
  call: SeamCall,
  invocation: Invocation,
  carryOut: CarryOut,
): Promise<SeamAnswer> => {
  switch (effect) {
    case 'fail':
      if (when === 'after') carryOut(call);
      return jsonAnswer(500, {
        code: 'INTERNAL_SERVER_ERROR',
        message: 'Storage failed on purpose.',
      });
    case 'kill':
      if (when === 'after') carryOut(call);
      invocation.kill();
      return new Promise(() => undefined); // nobody is left to take an answer
    case 'double':
      carryOut(call);
      return carryOut(call);
    case 'late': {
      const answer = carryOut(call);
      await pause(ms);
      return answer;
    }
    case 'late-landing':
      await pause(ms);
      return carryOut(call);
    case 'short-pages':
      return shortPage(call, keep, carryOut);
  }
};

/** Waits by the global timer, which tests can steer, and keeps no process alive. */
const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
