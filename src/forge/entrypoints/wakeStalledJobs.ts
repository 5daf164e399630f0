import { allSettledOrThrow } from '../../application/concurrency/allSettledOrThrow';
import { ok } from '../../domain/outcome';
import { FUNCTION_LIMITS_MS, leaseSeconds } from '../platform/deadline';
import { handlingErrors } from '../platform/handleErrors';
import { makeForgeApp } from './forgeApp';

/**
 * The scheduled trigger `every-hour`. It reads which groups give an access, with minutes to do it,
 * and checks whether the owners of keys are still admins. It also asks for a step if a job should be
 * running and is not. Forge ends a chain of events after 1,000 pushes, counted from the invocation
 * that started it. This invocation starts a new chain.
 * https://developer.atlassian.com/platform/forge/limits-async-events/
 *
 * Nothing depends on what it returns. Forge's documentation asks for a status in one place. In
 * another, it says that the returned value is ignored and that nothing is tried again before the
 * next hour.
 * https://developer.atlassian.com/platform/forge/function-reference/scheduled-trigger/
 * https://developer.atlassian.com/platform/forge/manifest-reference/modules/scheduled-trigger/
 */
export const wakeStalledJobs = async (): Promise<{ statusCode: 204 | 500 }> => {
  const outcome = await wakeAll();
  return { statusCode: outcome.ok ? 204 : 500 };
};

const wakeAll = handlingErrors(
  'wake stalled jobs',
  async function wakeAll() {
    const app = makeForgeApp();
    await allSettledOrThrow([
      app.bulk.wakeStalledJobs(),
      app.refreshAccessLists.everyHour(leaseSeconds()),
      app.checkKeyOwners('schedule'),
    ]);
    return ok(undefined);
  },
  FUNCTION_LIMITS_MS.hourly,
);
