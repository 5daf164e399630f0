import type { Clock } from '../clock';
import type { Invocation } from '../invocations/invocation';
import { NotEmulated } from './notEmulated';
import type { Refusals } from './refusals';
import type { SeamAnswer, SeamCall } from './seamCall';
import type { Service } from './service';

/** Answers what an invocation asks of Forge. Rejects as `Service.answer` throws. */
export type AnswerSeam = (call: SeamCall, invocation: Invocation) => Promise<SeamAnswer>;

/** Hands each call to the service it is meant for. What none accepts is refused, aloud and on record. */
export const makeAnswerSeam = (parts: {
  services: readonly Service[];
  refusals: Refusals;
  clock: Clock;
}): AnswerSeam => {
  const { services, refusals, clock } = parts;
  return async (call, invocation) => {
    try {
      const service = services.find(({ accepts }) => accepts(call));
      if (service === undefined) throw new NotEmulated(describe(call));
      return await service.answer(call, invocation);
    } catch (error) {
      if (error instanceof NotEmulated) {
        const at = new Date(clock()).toISOString();
        refusals.add({ at, functionKey: invocation.functionKey, what: error.message });
        console.error(error.message);
      }
      throw error;
    }
  };
};

const describe = ({ auth, method, path }: SeamCall): string => {
  const { type, provider = 'none', remote = 'none' } = auth;
  return `${method} ${path} (type ${type}, provider ${provider}, remote ${remote})`;
};
