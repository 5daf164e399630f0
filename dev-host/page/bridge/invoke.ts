import { backendUrl } from '../backend/backendUrl';
import { readAnswer } from '../backend/readAnswer';

type InvokeAnswer = { ok: true; value?: unknown } | { ok: false; error: { message: string } };

/**
 * Calls a resolver function and gives its result. Rejects, as Forge does, with an error when the
 * function threw, ran out of time, or could not be reached.
 * https://developer.atlassian.com/platform/forge/apis-reference/ui-api-bridge/invoke/
 */
export const invoke = async (data: unknown): Promise<unknown> => {
  const { functionKey, payload, metadata } = data as {
    functionKey: string;
    payload?: unknown;
    metadata?: unknown;
  };
  if (metadata !== undefined) {
    throw new Error('The local host does not emulate the metadata argument of invoke().');
  }
  const response = await fetch(backendUrl('/bridge/invoke'), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ functionKey, payload }),
  });
  const answer = (await readAnswer(response)) as InvokeAnswer;
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
};
