import type { Installation } from '../installation/installation';
import { InvocationFailed, type FailureReason } from '../invocations/invocationFailed';
import type { Invoke } from '../invocations/invoke';
import { WEB_TRIGGER_LIMIT_MS } from '../invocations/limits';
import type { StaticOutput, WebTriggerModule } from '../manifest/modules';
import { jsonAnswer } from '../seam/answers';
import type { SeamAnswer } from '../seam/seamCall';
import type { TriggerRequest } from './triggerRequest';

/** Calls a web trigger's function and gives the static output that it chose. Never rejects. */
export const makeCallTrigger =
  (invoke: Invoke) =>
  async (
    module: WebTriggerModule,
    installation: Installation,
    request: TriggerRequest,
  ): Promise<SeamAnswer> => {
    try {
      const result = await invoke({
        functionKey: module.function,
        module: { type: 'core:webtrigger', key: module.key },
        installation,
        viewer: undefined,
        argument: request,
        limitMs: WEB_TRIGGER_LIMIT_MS,
      });
      return answerOf(module, result);
    } catch (error) {
      if (!(error instanceof InvocationFailed)) throw error;
      return platformError(STATUSES[error.reason], error.message);
    }
  };

// What the platform sends for a function that overran could not be settled; a gateway's timeout is
// what its clients must be ready for.
const STATUSES: Record<FailureReason, number> = {
  threw: 500,
  ended: 500,
  refused: 500,
  'timed-out': 504,
  'too-large': 413,
  'rate-limited': 429,
};

const answerOf = ({ key, response }: WebTriggerModule, json: string | undefined): SeamAnswer => {
  const outputKey = outputKeyOf(json);
  const output = response.outputs.find((candidate) => candidate.key === outputKey);
  if (output !== undefined) return shown(output);
  const message = `The web trigger ${key} has no output "${String(outputKey)}".`;
  console.error(message);
  return platformError(500, message);
};

const outputKeyOf = (json: string | undefined): unknown => {
  const result: unknown = json === undefined ? undefined : JSON.parse(json);
  return typeof result === 'object' && result !== null && 'outputKey' in result
    ? result.outputKey
    : undefined;
};

const shown = ({ statusCode = 200, contentType, body }: StaticOutput): SeamAnswer => ({
  status: statusCode,
  headers: [['content-type', contentType]],
  ...(body !== undefined && { body }),
});

const platformError = (status: number, message: string): SeamAnswer =>
  jsonAnswer(status, { error: { message } });
