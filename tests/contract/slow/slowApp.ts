import type { Company, Group, Person } from '../../../dev-host/site/company/company';
import { makeRates } from '../../../dev-host/platform/rates';
import { adminResolver } from '../../../src/forge/entrypoints/adminResolver';
import { makeVirtualTime } from '../../fakes/bulk/virtualTime';
import { makeConfluenceSeam } from '../../seams/confluenceSeam';
import { beginInvocation } from '../../seams/seamGlobals';
import { makeSiteInProcess, SITE_URL } from '../../seams/siteInProcess';
import { steerProcess } from '../../seams/steerProcess';
import { openStorageSeam } from '../../seams/storageSeam';

/** How long a call takes, in milliseconds. The queue and the platform's own calls are as storage. */
export type Latency = { storage: number; confluence: number };

const AT_ONCE: Latency = { storage: 0, confluence: 0 };
const PEOPLE = 600;
const MEMBERS = 110; // of each group
const CAPABLE_GROUPS = 1_000; // that one person is in, and that Rollcall reads at most

const uuid = (number: number): string =>
  `6f1c2a0e-4b4e-4c57-9b1f-${number.toString(16).padStart(12, '0')}`;

const person = (accountId: string, displayName: string): Person => ({
  ...{ accountId, displayName, email: `${accountId.slice(7).replace("-", ".")}@example.com` },
  ...{ active: true, accountType: 'atlassian', timeZone: 'UTC' },
});

const group = (number: number, name: string, over: Partial<Group> = {}): Group => ({
  ...{ id: uuid(number), name, managedBy: 'ADMINS', usageType: 'USERBASE_GROUP' },
  accessTypes: [],
  ...over,
});

const ADMIN = person('712020:admin', 'Ada Admin');
const MANY = person('712020:many', 'Mo Many');
const OTHERS = Array.from({ length: PEOPLE }, (_, at) =>
  person(`712020:kim-person${at}`, `Kim Person${at}`),
);
const ADMINS = group(1, 'site-admins', { accessTypes: ['admin', 'site-admin'] });
const GROUPS = Array.from({ length: CAPABLE_GROUPS }, (_, at) => group(at + 10, `team ${at}`));

/** A company at the limits: a person in 1,000 groups, and 110 members in each. */
const COMPANY: Company = {
  people: [ADMIN, MANY, ...OTHERS],
  groups: [ADMINS, ...GROUPS],
  members: new Map([
    [ADMINS.id, [ADMIN.accountId]],
    ...GROUPS.map(({ id }): [string, string[]] => [
      id,
      [MANY, ...OTHERS.slice(0, MEMBERS - 1)].map(({ accountId }) => accountId),
    ]),
  ]),
};

type Resolver = typeof adminResolver;

/** The whole app over the real adapters, with Forge's storage rates, in steered time. */
export const openSlowApp = async () => {
  const time = makeVirtualTime();
  const unsteer = steerProcess(time);
  let latency = AT_ONCE;
  const { site, fetch } = makeSiteInProcess(COMPANY, time.now, async (_request, carryOut) => {
    const at = time.now(); await time.pause(latency.confluence);
    const r = carryOut(); app.calls.push([at, time.now(), 'C ' + _request.path.replace(/[0-9a-f-]{36}/, 'ID') + ' ' + r.status]); return r;
  });
  const realFetch = globalThis.fetch;
  globalThis.fetch = fetch;
  const storage = await openStorageSeam(time.now, makeRates(time.now));
  const confluence = makeConfluenceSeam(SITE_URL);
  const asStorage = async <T>(answer: () => T | Promise<T>): Promise<T> => {
    await time.pause(latency.storage);
    return await answer();
  };

  const begin = (viewer: string): void => {
    confluence.viewer = viewer;
    beginInvocation((auth, path, init) => {
      if (auth.type === 'kvs') { const at = time.now(); return asStorage(async () => { const r = await storage.fetch(auth, path, init); app.calls.push([at, time.now(), 'S ' + path + ' ' + String((init as any).body).slice(0, 40).replace(/[0-9a-z]{20,}/, 'ID') + r.status]); return r; }); }
      if (auth.remote === 'confluence') return confluence.fetch(auth, path, init);
      if (path === '/graphql')
        return asStorage(() =>
          Response.json({ data: { createWebTriggerUrl: { url: 'https://example.com/public/1' } } }),
        );
      if (path.startsWith('/webhook/queue/'))
        return asStorage(() => Response.json({ jobId: 'x' }, { status: 201 }));
      return Promise.reject(new Error(`These measurements do not reach ${path}.`));
    });
  };

  const app = {
    calls: [] as [number, number, string][],
    time,
    site,
    storage,
    admin: ADMIN.accountId,
    inManyGroups: MANY.accountId,
    people: OTHERS.map(({ accountId }) => accountId),
    groups: GROUPS.map(({ id }) => id),
    groupNames: GROUPS.map(({ name }) => name),
    /** Runs code of the app in an invocation for the admin. */
    run: async <T>(work: () => Promise<T>): Promise<T> => {
      begin(ADMIN.accountId);
      return await time.until(work());
    },
    /** Calls an action of the page as the admin. */
    invoke: (functionKey: string, payload: Record<string, unknown> = {}): Promise<unknown> =>
      app.run(async () => {
        const platform = { principal: { accountId: ADMIN.accountId } };
        const call = { call: { functionKey, payload }, context: {} };
        return (await adminResolver(call, platform as Parameters<Resolver>[1])) as unknown;
      }),
    /** The answer of an action while calls are slow, and the seconds that it took. */
    slowly: async (
      slow: Latency,
      functionKey: string,
      payload: Record<string, unknown> = {},
    ): Promise<{ seconds: number; answer: unknown }> => {
      latency = slow; app.calls.length = 0;
      const startedAt = time.now();
      try {
        const answer = await app.invoke(functionKey, payload);
        return { seconds: (time.now() - startedAt) / 1_000, answer };
      } finally {
        const g = new Map<string, [number, number, number]>();
        for (const [a, b, n] of app.calls) { const k = n + ' ' + (app.calls.length > 100 ? '' : String(a - startedAt)); const e = g.get(k) ?? [a, b, 0]; g.set(k, [Math.min(a, e[0]), Math.max(b, e[1]), e[2] + 1]); }
        if (process.env['DBG']?.split(',').includes(functionKey)) for (const [k, [a, b, c]] of [...g].sort((x, y) => x[1][0] - y[1][0])) process.stderr.write(`   ${((a - startedAt) / 1000).toFixed(2)}-${((b - startedAt) / 1000).toFixed(2)} x${c} ${k}\n`);
        latency = AT_ONCE;
      }
    },
    close: (): void => {
      unsteer();
      globalThis.fetch = realFetch;
      storage.close();
    },
  };
  return app;
};

export type SlowApp = Awaited<ReturnType<typeof openSlowApp>>;
