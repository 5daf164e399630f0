import * as z from 'zod';
import { DEFAULT_LATE_MS, type Fault, type Faults } from '../faults';
import type { Invocation } from '../invocations/invocation';
import { jsonAnswer, type SeamAnswer, type SeamCall } from '../seam/seamCall';
import { nextCursorAt } from './queries';

const EFFECTS = ['fail', 'kill', 'double', 'late', 'late-landing'] as const;
const QUERY_EFFECTS = [...EFFECTS, 'short-pages'] as const;

type CarryOut = (call: SeamCall) => SeamAnswer;

/** Carries out a call of storage. If a fault is due, carries it out with this fault. */
export const withStorageFaults = async (
  faults: Faults,
  call: SeamCall,
  invocation: Invocation,
  carryOut: CarryOut,
): Promise<SeamAnswer> => {
  const isQuery = call.path.endsWith('/query');
  const effects: readonly Fault['effect'][] = isQuery ? QUERY_EFFECTS : EFFECTS;
  const fault = faults.next('kvs', `${call.path} ${call.body ?? ''}`, effects);
  return fault === undefined ? carryOut(call) : withFault(fault, call, invocation, carryOut);
};

const withFault = async (
  { effect, when, ms = DEFAULT_LATE_MS, keep = 0 }: Fault,
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
      return new Promise(() => undefined); // the caller is gone
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

const queryBody = z.looseObject({ after: z.string().optional(), cursor: z.string().optional() });
const pageBody = z.looseObject({ data: z.array(z.unknown()) });

/**
 * Answers a query with at most `keep` entries. If there are more, the page has a cursor. With 0 it is
 * empty. If no more entries are left, or if the query is refused, the answer does not change.
 */
const shortPage = (call: SeamCall, keep: number, carryOut: CarryOut): SeamAnswer => {
  const whole = carryOut(call);
  if (whole.status !== 200) return whole;
  if (pageBody.parse(JSON.parse(whole.body ?? '')).data.length <= keep) return whole;
  const query = queryBody.parse(JSON.parse(call.body ?? ''));
  return keep === 0
    ? jsonAnswer(200, { data: [], cursor: nextCursorAt(query.after ?? query.cursor) })
    : carryOut({ ...call, body: JSON.stringify({ ...query, limit: keep }) });
};

/** Waits with the global timer, which tests can replace. It does not keep the process alive. */
const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
