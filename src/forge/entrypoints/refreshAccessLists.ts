import { InvocationError, InvocationErrorCode } from '@forge/events';
import { refreshEvent, type RefreshEvent } from '../../contract/events';
import { ok } from '../../domain/outcome';
import { FUNCTION_LIMITS_MS, leaseSeconds } from '../platform/deadline';
import { handlingErrors } from '../platform/handleErrors';
import { log } from '../platform/log';
import { makeForgeApp } from './forgeApp';

/**
 * The trigger `group-events`: a group was created or deleted in Confluence. It asks the queue to
 * read again which groups give admin rights. There is no event for a group that gets other rights,
 * or another name: the hourly trigger finds those.
 * https://developer.atlassian.com/platform/forge/events-reference/confluence/#groups
 */
export const groupEvent = async (): Promise<void> => {
  await noteGroupEvent();
};

const noteGroupEvent = handlingErrors(
  'group event',
  async function noteGroupEvent() {
    await makeForgeApp().requestRefresh('group-event');
    return ok(undefined);
  },
  FUNCTION_LIMITS_MS.event,
);

const RETRY_AFTER_SECONDS = 120; // after a failure of storage

/**
 * The consumer of the queue `access-lists`. It reads which groups give an access, or checks whether
 * the owners of keys are still admins.
 */
export const refreshAccessLists = async (event: unknown): Promise<InvocationError | undefined> => {
  const parsed = refreshEvent.safeParse(event);
  if (!parsed.success) {
    log({ event: 'refresh access lists', code: 'unknown event' });
    return undefined; // a retry would not help
  }
  const outcome = await refresh(parsed.data.body);
  if (outcome.ok) return undefined;
  return new InvocationError({
    retryAfter: RETRY_AFTER_SECONDS,
    retryReason: InvocationErrorCode.FUNCTION_RETRY_REQUEST,
  });
};

const refresh = handlingErrors(
  'refresh access lists',
  async function refresh({ askedAt, why }: RefreshEvent) {
    const app = makeForgeApp();
    switch (why) {
      case 'group-event':
      case 'old-lists':
        await app.refreshAccessLists.onRequest({ askedAt, why }, leaseSeconds());
        return ok(undefined);
      case 'unproven-owner':
        await app.checkKeyOwners('queue');
        return ok(undefined);
    }
  },
  FUNCTION_LIMITS_MS.refresh,
);
