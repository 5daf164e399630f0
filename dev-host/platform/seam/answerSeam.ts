import type { Clock } from '../clock';
import type { Invocation } from '../invocations/invocation';
import { NotEmulated } from './notEmulated';
import type { Refusals } from './refusals';
import type { SeamAnswer, SeamCall } from './seamCall';
import type { Service } from './service';

/**
 * Answers what an invocation asks of Forge. Rejects as `Service.answer` throws, and where the
 * invocation that a call belongs to has ended (undefined).
 */
export type AnswerSeam = (
  call: SeamCall,
  invocation: Invocation | undefined,
) => Promise<SeamAnswer>;

/** Hands each call to the service it is meant for. What none accepts is refused, aloud and on record. */
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

// On Forge such a call runs as the next invocation on the same machine, another customer's perhaps.
const lateCall = ({ method, path }: SeamCall): string =>
  `${method} ${path} was called after its invocation had ended: somewhere an await is missing.`;

const describe = ({ auth, method, path }: SeamCall): string => {
  const { type, provider = 'none', remote = 'none' } = auth;
  return `${method} ${path} (type ${type}, provider ${provider}, remote ${remote})`;
};
