import * as z from 'zod';
import { behaviorSchema } from '../../platform/behavior';
import { faultSchema } from '../../platform/faults';
import { pagesOf } from '../../platform/manifest/modules';
import type { Platform } from '../../platform/platform';
import { chooseAccount, chooseInstallation, type Hosted } from '../hosted';
import { done, json, readJson, type Answer, type Incoming, type Route } from '../routing';
import { callPage } from './bridgeRoutes';

const MAX_ADVANCE_S = 366 * 86_400;

const invokeBody = z.strictObject({
  functionKey: z.string(),
  payload: z.optional(z.unknown()),
  accountId: z.string().min(1),
  installation: z.union([z.string(), z.number()]).optional(),
});

const behaviorBody = behaviorSchema
  .extend({ installation: z.union([z.string(), z.number()]) })
  .exactPartial();

const clockBody = z.strictObject({ advanceSeconds: z.number().min(0).max(MAX_ADVANCE_S) });

/** The routes for tests and tools. Off on a real site. */
export const makeDevRoutes = (
  platform: Platform,
  hosted: readonly Hosted[],
  url: string,
  reset: () => Promise<void>,
): Route => {
  const { faults, logs, callResolver, clock, behaviors } = platform;

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

  const changeBehavior = async ({ message }: Incoming): Promise<Answer> => {
    const { installation: named, ...changes } = await readJson(message, behaviorBody);
    const { installation } = chooseInstallation(hosted, named);
    behaviors.change(installation, changes);
    return json(200, behaviors.of(installation));
  };

  const showClock = (): Answer => json(200, { now: new Date(clock.now()).toISOString() });

  // The sites come first: events that become due call them immediately.
  const advance = async ({ message }: Incoming): Promise<Answer> => {
    const { advanceSeconds } = await readJson(message, clockBody);
    await callSites(hosted, 'PUT', '/dev/clock', { advanceSeconds });
    clock.advance(advanceSeconds);
    return showClock();
  };

  const resetAll = async (): Promise<Answer> => {
    await reset();
    return done();
  };

  return (request) => {
    switch (`${request.method} ${request.path}`) {
      case 'GET /dev/info':
        return json(200, infoOf(platform, hosted, url));
      case 'POST /dev/invoke':
        return invoke(request);
      case 'PUT /dev/faults':
        return setFaults(request);
      case 'DELETE /dev/faults':
        faults.set([]);
        return done();
      case 'PATCH /dev/platform':
        return changeBehavior(request);
      case 'POST /dev/reset':
        return resetAll();
      case 'GET /dev/clock':
        return showClock();
      case 'PUT /dev/clock':
        return advance(request);
      case 'GET /dev/queue':
        return json(200, queueOf(platform, hosted, request.query.get('installation')));
      case 'GET /dev/storage':
        return json(200, platform.storageUse());
      case 'GET /dev/logs':
        return json(200, logs.all());
      default:
        return undefined;
    }
  };
};

/** The addresses of an installation's web triggers, by their keys. */
export const webTriggersOf = (platform: Platform, { installation }: Hosted) =>
  Object.fromEntries(
    platform.manifest.modules.webtrigger.map(({ key }) => [
      key,
      platform.addressOf(platform.urls.create(installation.id, key, false).id),
    ]),
  );

/** The addresses, accounts and refusals that tests need. The first installation's are also on top. */
const infoOf = (platform: Platform, hosted: readonly Hosted[], url: string) => {
  const installations = hosted.map((each, index) => ({
    id: each.installation.id,
    site: each.installation.site,
    adminPageUrl: pageUrl(url, '/', index),
    pages: Object.fromEntries(
      pagesOf(platform.manifest.modules).map(({ key, path }) => [key, pageUrl(url, path, index)]),
    ),
    confluenceUrl: each.installation.confluence.url,
    webTriggers: webTriggersOf(platform, each),
    accounts: each.accounts,
    demoKey: each.demoKey,
  }));
  const { id: _id, site: _site, ...first } = installations[0] ?? {};
  return { ...first, installations, refusals: platform.refusals.all() };
};

/** The address of a page for an installation by its number. */
const pageUrl = (url: string, path: string, index: number): string =>
  index === 0 ? `${url}${path}` : `${url}${path}?installation=${index}`;

/**
 * The waiting events, earliest first, and the number of events that consumers process now. They are
 * of the installation that is named by number or ID, or of all. Bodies are left out.
 */
const queueOf = ({ queue }: Platform, hosted: readonly Hosted[], wanted: string | null) => {
  const chosen = wanted === null ? undefined : chooseInstallation(hosted, wanted).installation;
  const { waiting, running } = queue.show(chosen?.id);
  return {
    waiting: waiting.map(({ eventId, installationId, queue: name, dueAt }) => ({
      ...{ id: eventId, installation: installationId, queue: name },
      dueAt: new Date(dueAt).toISOString(),
    })),
    running,
  };
};

/** Restores the original company and settings of each simulated site. */
export const resetSites = (hosted: readonly Hosted[]): Promise<void> =>
  callSites(hosted, 'POST', '/dev/reset', {});

const callSites = async (
  hosted: readonly Hosted[],
  method: string,
  path: string,
  body: object,
): Promise<void> => {
  await Promise.all(
    hosted.map(async ({ installation: { confluence } }) => {
      const headers = { 'content-type': 'application/json' };
      const request = { method, headers, body: JSON.stringify(body) };
      const { ok, status } = await fetch(`${confluence.url}${path}`, request);
      if (!ok) throw new Error(`${confluence.url}${path} answered ${status}.`);
    }),
  );
};
