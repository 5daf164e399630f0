import { setTimeout as pause } from 'node:timers/promises';
import { USUALLY_LATE_MS, type Fault } from '../faults/fault';
import type { Faults } from '../faults/faults';
import type { Invocation } from '../invocations/invocation';
import { jsonAnswer } from '../seam/answers';
import type { SeamAnswer, SeamCall } from '../seam/seamCall';

/** Carries out a call of storage as it should be or, where a fault is due, as that has it. */
export const withKvsFaults = async (
  faults: Faults,
  call: SeamCall,
  invocation: Invocation,
  carryOut: () => SeamAnswer,
): Promise<SeamAnswer> => {
  const fault = faults.next('kvs', `${call.path} ${call.body ?? ''}`);
  if (fault === undefined) return carryOut();
  const { effect, when } = fault;
  const isDoneFirst = effect === 'double' || (effect !== 'late' && when === 'after');
  if (isDoneFirst) carryOut();
  return spoil(fault, invocation, carryOut);
};

const spoil = async (
  { effect, ms = USUALLY_LATE_MS }: Fault,
  invocation: Invocation,
  carryOut: () => SeamAnswer,
): Promise<SeamAnswer> => {
  switch (effect) {
    case 'fail':
      return jsonAnswer(500, {
        code: 'INTERNAL_SERVER_ERROR',
        message: 'Storage failed on purpose.',
      });
    case 'kill':
      invocation.kill();
      return new Promise(() => undefined); // nobody is left to take an answer
    case 'double':
      return carryOut();
    case 'late': {
      const answer = carryOut();
      await pause(ms);
      return answer;
    }
  }
};
