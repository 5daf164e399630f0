import * as z from 'zod';
import { faultSchema } from '../../platform/faults/fault';
import type { Platform } from '../../platform/platform';
import { chooseAccount, chooseInstallation } from '../choose';
import type { Hosted } from '../hosted';
import { done, json, type Answer } from '../http/answer';
import type { Incoming } from '../http/incoming';
import { readJson } from '../http/readJson';
import type { Route } from '../http/route';
import { callPage } from './callPage';
import { devInfo } from './devInfo';

const invokeBody = z.strictObject({
  functionKey: z.string(),
  payload: z.optional(z.unknown()),
  accountId: z.string().min(1),
  installation: z.union([z.string(), z.number()]).optional(),
});

/** The routes for tests and tools. Off where the site is a real one. */
export const makeDevRoutes = (
  platform: Platform,
  hosted: readonly Hosted[],
  url: string,
): Route => {
  const { faults, logs, callResolver } = platform;

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
      case 'GET /dev/logs':
        return json(200, logs.all());
      default:
        return undefined;
    }
  };
};
