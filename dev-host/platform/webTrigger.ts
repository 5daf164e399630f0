import type { Installation } from './installation';
import { InvocationFailed, type FailureReason } from './invocations/invocation';
import type { Invoke } from './invocations/invoke';
import type { StaticOutput, WebTriggerModule } from './manifest/modules';
import { jsonAnswer, type SeamAnswer } from './seam/seamCall';

// https://developer.atlassian.com/platform/forge/platform-quotas-and-limits/#invocation-limits
const TIME_LIMIT_MS = 55_000;
export const WEB_TRIGGER_REQUEST_BYTES = 5 * 1_024 * 1_024;

/**
 * The argument of a web trigger's function.
 * https://developer.atlassian.com/platform/forge/events-reference/web-trigger/
 */
export type TriggerRequest = {
  method: string;
  /** The whole path of the request, without the query. */
  path: string;
  /** The part after the trigger's ID: empty, or with a slash in front. */
  userPath: string;
  /** The names keep their letter case. A repeated header has several values. */
  headers: Record<string, string[]>;
  queryParameters: Record<string, string[]>;
  body: string;
};

/** Makes the function that calls a web trigger and returns the static output that it chose. */
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
        limitMs: TIME_LIMIT_MS,
      });
      return answerOf(module, result);
    } catch (error) {
      if (!(error instanceof InvocationFailed)) throw error;
      return platformError(STATUSES[error.reason], error.message);
    }
  };

// A function that overran is 424, seen on real sites in October 2026.
const STATUSES: Record<FailureReason, number> = {
  threw: 500,
  ended: 500,
  refused: 500,
  'timed-out': 424,
  'too-large': 413,
  'rate-limited': 429,
};

const answerOf = ({ key, response }: WebTriggerModule, json: string | undefined): SeamAnswer => {
  const outputKey = outputKeyOf(json);
  const output = response.outputs.find((candidate) => candidate.key === outputKey);
  if (output !== undefined) return outputAnswer(output);
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

const outputAnswer = ({ statusCode = 200, contentType, body }: StaticOutput): SeamAnswer => ({
  status: statusCode,
  headers: [['content-type', contentType]],
  ...(body !== undefined && { body }),
});

const platformError = (status: number, message: string): SeamAnswer =>
  jsonAnswer(status, { error: { message } });
