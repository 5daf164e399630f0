import type { TriggerRequest } from '../application/webTrigger/triggerRequest';
import { ok } from '../domain/outcome';
import { statusOfFailure, type WebTriggerStatus } from '../domain/webTriggerStatus';
import { makeApp } from './app';
import { handleErrors } from './handleErrors';
import { addMemberWork } from './trigger/addMemberWork';
import { readTriggerEvent } from './trigger/triggerEvent';

const TRIGGER = 'add-member';

/**
 * The web trigger `add-member`: adds one account to one group for the holder of an automation
 * key. Always answers with one of the static outputs in manifest.yml.
 */
export const membershipWebTrigger = async (
  event: unknown,
): Promise<{ outputKey: WebTriggerStatus }> => {
  const request = readTriggerEvent(event);
  return { outputKey: request ? await answer(request) : 'invalid-input' };
};

const answer = async (request: TriggerRequest): Promise<WebTriggerStatus> => {
  const outcome = await handleErrors('web trigger', async () => {
    const app = makeApp();
    return ok(await app.answerTrigger(TRIGGER, request, addMemberWork(app)));
  });
  return outcome.ok ? outcome.value : statusOfFailure(outcome.failure);
};
