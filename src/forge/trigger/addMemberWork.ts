import type { TriggerWork } from '../../application/webTrigger/answerTrigger';
import { ok, type Outcome } from '../../domain/outcome';
import { statusOfFailure, type WebTriggerStatus } from '../../domain/webTriggerStatus';
import type { App } from '../app';
import { parseTriggerChange } from '../changePayload';
import { handleErrors } from '../handleErrors';

/** What the web trigger `add-member` does once its caller is known. */
export const addMemberWork =
  (app: App): TriggerWork =>
  async (key, body) => {
    const outcome = await handleErrors(
      'add-member',
      async (): Promise<Outcome<WebTriggerStatus>> => {
        const change = parseTriggerChange(jsonOf(body));
        if (!change.ok) return change;
        const request = { action: 'add' as const, ...change.value };
        const result = await app.changeMembership({ kind: 'key', key }, request);
        if (!result.ok) return result;
        return ok(result.value.status === 'added' ? 'added' : 'already-member');
      },
    );
    return outcome.ok ? outcome.value : statusOfFailure(outcome.failure);
  };

const jsonOf = (body: string): unknown => {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined; // no object, so the parser refuses it as `invalid-input`
  }
};
