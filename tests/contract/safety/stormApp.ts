import { AsyncLocalStorage } from 'node:async_hooks';
import type { WebTriggerName } from '../../../src/domain/webTriggerStatus';
import { adminResolver } from '../../../src/forge/entrypoints/adminResolver';
import { bulkStep } from '../../../src/forge/entrypoints/bulkStep';
import { groupEvent, refreshAccessLists } from '../../../src/forge/entrypoints/refreshAccessLists';
import { wakeStalledJobs } from '../../../src/forge/entrypoints/wakeStalledJobs';
import { makeVirtualTime } from '../../fakes/bulk/virtualTime';
import { type Key, signed } from '../../host/support/sign';
import { type ConfluenceSeam, makeConfluenceSeam } from '../../seams/confluenceSeam';
import { type ForgeFetch, overlapInvocations } from '../../seams/seamGlobals';
import { makeSiteInProcess, SITE_URL } from '../../seams/siteInProcess';
import { TRIGGER_FUNCTIONS } from '../../seams/triggerFunctions';
import { steerProcess } from '../../seams/steerProcess';
import { openStorageSeam } from '../../seams/storageSeam';
import { COMPANY } from './roughApp';
import { makeRoughSite } from './roughSite';
import { roughStorage } from './roughStorage';

const RESOLVER_LIMIT_MS = 25_000;
const FUNCTION_LIMIT_MS = 55_000;
const SCHEDULE_LIMIT_MS = 900_000;

const WRITES_MORE_OFTEN = 4; // late writes are what storage can do worst

const isWrite = (path: string): boolean => /set|delete|transaction/.test(path);

/** An event that the app pushed and that was not delivered yet. */
export type DueEvent = { queue: string; body: Record<string, unknown>; at: number };

/** Who asks for an invocation, and at which of its outside calls it ends early. */
export type Asked = {
  /** The action that its requests belong to. */
  action: string;
  viewer?: string;
  endsAtCall?: number;
};

/** The answer of an invocation that the platform ended. */
export const ENDED = Symbol('ended');

type Resolver = typeof adminResolver;

/**
 * The whole app over real adapters, with invocations that overlap and can end at any moment. Its
 * events are kept until a test delivers them.
 */
export const openStormApp = async () => {
  const time = makeVirtualTime();
  const unsteer = steerProcess(time);
  const rough = makeRoughSite(time);
  const { site, fetch } = makeSiteInProcess(COMPANY, time.now, rough.around);
  const realFetch = globalThis.fetch;
  globalThis.fetch = fetch;
  const storage = await openStorageSeam(time.now);
  const invocations = overlapInvocations();
  const asked = new AsyncLocalStorage<Asked>();
  rough.actionNow = () => asked.getStore()?.action ?? 'none';
  rough.viewerNow = () => asked.getStore()?.viewer;
  const seams = new Map<string | undefined, ConfluenceSeam>(); // one for each viewer
  const events: DueEvent[] = [];
  let impersonates = true;

  const confluenceFor = (viewer: string | undefined): ConfluenceSeam => {
    const seam = seams.get(viewer) ?? makeConfluenceSeam(SITE_URL);
    seams.set(viewer, Object.assign(seam, { viewer, standIn: impersonates }));
    seam.calls.length = 0; // they are not looked at, and would fill the memory
    return seam;
  };

  /** Keeps the events of a push. Some are refused or lost, and some come twice or late. */
  const push = (init: RequestInit | undefined): Response => {
    const { chance, weather } = rough;
    if (chance?.happens(weather.storage)) return new Response('', { status: 500 });
    const { queueName: queue, payload } = JSON.parse(init?.body as string) as {
      queueName: string;
      payload: { body: Record<string, unknown>; delayInSeconds?: number }[];
    };
    for (const { body, delayInSeconds = 0 } of payload) {
      const at = time.now() + delayInSeconds * 1_000;
      const isRough = weather.storage > 0;
      if (isRough && chance?.happens(0.03)) continue;
      events.push({ queue, body, at });
      if (isRough && chance?.happens(0.1))
        events.push({ queue, body, at: at + chance.between(0, 300_000) });
    }
    return Response.json({ jobId: 'x' }, { status: 201 });
  };

  const run = async <T>(
    by: Asked,
    limitMs: number,
    call: () => Promise<T>,
  ): Promise<T | typeof ENDED> => {
    let over = false;
    let calls = 0;
    const isOver = (): boolean => over;
    let end: (ended: typeof ENDED) => void = () => undefined;
    const ended = new Promise<typeof ENDED>((resolve) => {
      end = (why) => {
        over = true;
        resolve(why);
      };
    });
    const never = new Promise<never>(() => undefined);
    const confluence = confluenceFor(by.viewer);
    const reach: ForgeFetch = (auth, path, init) => {
      if (auth.type === 'kvs') {
        const { storage: often } = rough.weather;
        return roughStorage(
          rough,
          time,
          () => storage.fetch(auth, path, init),
          isWrite(path)
            ? { probability: often * WRITES_MORE_OFTEN, late: 3 }
            : { probability: often, late: 1 },
        );
      }
      if (auth.remote === 'confluence') return confluence.fetch(auth, path, init);
      if (path.startsWith('/webhook/queue/')) return Promise.resolve(push(init));
      return Promise.reject(new Error(`These runs do not reach ${path}.`));
    };
    const whileAlive: ForgeFetch = async (...request) => {
      if (isOver()) return never;
      calls += 1;
      // What it has sent is carried out, but no one gets the answer.
      if (calls === by.endsAtCall) end(ENDED);
      const answer = await reach(...request);
      return isOver() ? never : answer;
    };
    const cancel = time.after(limitMs, () => {
      end(ENDED);
    });
    try {
      return await Promise.race([
        asked.run(by, () => invocations.run(whileAlive, limitMs, call)),
        ended,
      ]);
    } finally {
      cancel();
      over = true;
    }
  };

  return {
    time,
    rough,
    site,
    events,
    /** Whether the platform lets the app act for absent people. */
    setImpersonation: (may: boolean): void => {
      impersonates = may;
      for (const seam of seams.values()) seam.standIn = may;
    },
    /** Calls an action of the page. */
    invoke: (
      by: Asked & { viewer: string },
      functionKey: string,
      payload: Record<string, unknown>,
    ): Promise<unknown> =>
      run(by, RESOLVER_LIMIT_MS, () => {
        const platform = { principal: { accountId: by.viewer } } as Parameters<Resolver>[1];
        const request = { call: { functionKey, payload }, context: {} };
        return Promise.resolve<unknown>(adminResolver(request, platform));
      }),
    /** Calls a web trigger. */
    trigger: async (
      by: Asked,
      trigger: WebTriggerName,
      key: Key,
      body: object,
    ): Promise<string | typeof ENDED> => {
      const text = JSON.stringify(body);
      const headers = Object.entries(
        signed({ key, body: text, trigger, at: new Date(time.now()) }),
      );
      const event = {
        method: 'POST',
        headers: Object.fromEntries(headers.map(([name, value]) => [name, [value]])) as unknown,
        body: text,
      };
      const answer = await run(by, FUNCTION_LIMIT_MS, () => TRIGGER_FUNCTIONS[trigger](event));
      return answer === ENDED ? ENDED : answer.outputKey;
    },
    /** Delivers an event. Delivers it again later if the app asks for that, or if it was ended. */
    deliver: async (by: Asked, event: DueEvent): Promise<void> => {
      const consume = event.queue === 'bulk-steps' ? bulkStep : refreshAccessLists;
      const limitMs = event.queue === 'bulk-steps' ? FUNCTION_LIMIT_MS : SCHEDULE_LIMIT_MS;
      const answer = await run(by, limitMs, () => consume({ body: event.body }));
      if (answer === undefined || rough.chance?.happens(0.3)) return;
      events.push({ ...event, at: time.now() + 60_000 });
    },
    everyHour: (by: Asked): Promise<unknown> => run(by, SCHEDULE_LIMIT_MS, wakeStalledJobs),
    groupEvent: (by: Asked): Promise<unknown> => run(by, RESOLVER_LIMIT_MS, groupEvent),
    /** A fresh site and an empty storage. */
    reset: (): void => {
      storage.moveOn();
      site.reset();
      site.changeSettings({ burstPerSecond: 1_000_000, hourlyPoints: 1_000_000_000 });
      rough.forget();
      rough.chance = undefined;
      events.length = 0;
    },
    close: (): void => {
      invocations.end();
      unsteer();
      globalThis.fetch = realFetch;
      storage.close();
    },
  };
};

export type StormApp = Awaited<ReturnType<typeof openStormApp>>;
