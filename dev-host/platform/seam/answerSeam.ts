import type { Clock } from '../clock';
import type { Invocation } from '../invocations/invocation';
import type { SeamAnswer, SeamCall } from './seamCall';
import { NotEmulated, type Service } from './service';

const MAX_REFUSALS = 200;

export type Refusal = { at: string; functionKey: string; what: string };

/** The calls that the local Forge refused because it does not emulate them. Tests read them. */
export type Refusals = { add: (refusal: Refusal) => void; all: () => readonly Refusal[] };

export const makeRefusals = (): Refusals => {
  const kept: Refusal[] = [];
  return {
    add: (refusal) => {
      if (kept.length < MAX_REFUSALS) kept.push(refusal);
    },
    all: () => kept,
  };
};

/**
 * Answers what an invocation asks of Forge. Rejects as `Service.answer` does, and if the call's
 * invocation has ended (undefined).
 */
export type AnswerSeam = (
  call: SeamCall,
  invocation: Invocation | undefined,
) => Promise<SeamAnswer>;

/** Makes the function that passes each call to its service. It refuses and records any other call. */
export const makeAnswerSeam = (deps: {
  services: readonly Service[];
  refusals: Refusals;
  clock: Clock;
}): AnswerSeam => {
  const { services, refusals, clock } = deps;
  const refuse = (error: Error, functionKey: string): Error => {
    refusals.add({ at: new Date(clock()).toISOString(), functionKey, what: error.message });
    console.error(error.message);
    return error;
  };
  return async (call, invocation) => {
    if (invocation === undefined) throw refuse(new Error(lateCall(call)), 'ended');
    try {
      const service = services.find(({ accepts }) => accepts(call));
      if (service === undefined) throw new NotEmulated(describe(call));
      return await service.answer(call, invocation);
    } catch (error) {
      throw error instanceof NotEmulated ? refuse(error, invocation.functionKey) : error;
    }
  };
};

// Forge runs such a call as the machine's next invocation, which may belong to another customer.
const lateCall = ({ method, path }: SeamCall): string =>
  `${method} ${path} was called after its invocation had ended: somewhere an await is missing.`;

const describe = ({ auth, method, path }: SeamCall): string => {
  const { type, provider = 'none', remote = 'none' } = auth;
  return `${method} ${path} (type ${type}, provider ${provider}, remote ${remote})`;
};
