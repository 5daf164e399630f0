import * as z from 'zod';
import { faultSchema } from '../../platform/faults';
import type { Platform } from '../../platform/platform';
import { chooseAccount, chooseInstallation } from '../choose';
import type { Hosted } from '../hosted';
import { done, json, type Answer } from '../http/answer';
import type { Incoming } from '../http/incoming';
import { readJson } from '../http/readJson';
import type { Route } from '../http/route';
import { moveClock } from './moveClock';
import { showQueue } from './showQueue';
import { callPage } from './callPage';
import { devInfo } from './devInfo';

const MAX_ADVANCE_S = 366 * 86_400;

const invokeBody = z.strictObject({
  functionKey: z.string(),
  payload: z.optional(z.unknown()),
  accountId: z.string().min(1),
  installation: z.union([z.string(), z.number()]).optional(),
});

const clockBody = z.strictObject({ advanceSeconds: z.number().min(0).max(MAX_ADVANCE_S) });

/** The routes for tests and tools. Off where the site is a real one. */
export const makeDevRoutes = (
  platform: Platform,
  hosted: readonly Hosted[],
  url: string,
): Route => {
  const { faults, logs, callResolver, clock } = platform;

  const invoke = async ({ message }: Incoming): Promise<Answer> => {
    const { functionKey, payload, ...rest } = await readJson(message, invokeBody);
    const chosen = chooseInstallation(hosted, rest.installation);
    const answer = await callPage(callResolver, {
      functionKey,
      payload,
      accountId: chooseAccount(chosen, rest.accountId),
      installation: chosen.installation,
    });
    return answer.ok ? json(200, answer.value) : json(500, { error: answer.error });
  };

  const setFaults = async ({ message }: Incoming): Promise<Answer> => {
    faults.set(await readJson(message, z.array(faultSchema)));
    return done();
  };

  const showClock = (): Answer => json(200, { now: new Date(clock.now()).toISOString() });

  const advance = async ({ message }: Incoming): Promise<Answer> => {
    const { advanceSeconds } = await readJson(message, clockBody);
    await moveClock(platform, hosted, advanceSeconds);
    return showClock();
  };

  return (request) => {
    switch (`${request.method} ${request.path}`) {
      case 'GET /dev/info':
        return json(200, devInfo(platform, hosted, url));
      case 'POST /dev/invoke':
        return invoke(request);
      case 'PUT /dev/faults':
        return setFaults(request);
      case 'DELETE /dev/faults':
        faults.set([]);
        return done();
      case 'GET /dev/clock':
        return showClock();
      case 'PUT /dev/clock':
        return advance(request);
      case 'GET /dev/queue':
        return json(200, showQueue(platform, hosted, request.query.get('installation')));
      case 'GET /dev/storage':
        return json(200, platform.storageUse());
      case 'GET /dev/logs':
        return json(200, logs.all());
      default:
        return undefined;
    }
  };
};
