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
const TOO_SLOW_MS = 5_000; // an operation of storage is given up after 2.5 s
const LARGE_GROUPS = 500;
const MANY_GROUPS = 1_000; // that one person is in, and that Rollcall reads at most
const GROUPS_OF_ADMIN = 250; // two pages

const uuid = (number: number): string =>
  `6f1c2a0e-4b4e-4c57-9b1f-${number.toString(16).padStart(12, '0')}`;

const person = (accountId: string, displayName: string): Person => ({
  ...{ accountId, displayName, email: `${accountId.slice(7).replace('-', '.')}@example.com` },
  ...{ active: true, accountType: 'atlassian', timeZone: 'UTC' },
});

const group = (number: number, name: string, over: Partial<Group> = {}): Group => ({
  ...{ id: uuid(number), name, managedBy: 'ADMINS', usageType: 'USERBASE_GROUP' },
  accessTypes: [],
  ...over,
});

const ADMIN = person('712020:admin', 'Ada Admin');
const OTHER_ADMIN = person('712020:other-admin', 'Bo Admin');
const MANY = person('712020:many', 'Mo Many');
const OTHERS = Array.from({ length: PEOPLE }, (_, at) =>
  person(`712020:kim-person${at}`, `Kim Person${at}`),
);
const ADMINS = group(1, 'site-admins', { accessTypes: ['admin', 'site-admin'] });
const GROUPS = Array.from({ length: MANY_GROUPS }, (_, at) => group(at + 10, `team ${at}`));

/** A company at the limits: a person in 1,000 groups, and 110 people and more in 500 of them. */
const COMPANY: Company = {
  people: [ADMIN, OTHER_ADMIN, MANY, ...OTHERS],
  groups: [ADMINS, ...GROUPS],
  members: new Map([
    [ADMINS.id, [ADMIN.accountId, OTHER_ADMIN.accountId]],
    ...GROUPS.map(({ id }, at): [string, string[]] => {
      const some = at < LARGE_GROUPS ? OTHERS.slice(0, MEMBERS) : [];
      const admins = at < GROUPS_OF_ADMIN ? [ADMIN] : [];
      return [id, [MANY, ...admins, ...some].map(({ accountId }) => accountId)];
    }),
  ]),
};

type Resolver = typeof adminResolver;

/** The whole app over the real adapters, with Forge's storage rates, in steered time. */
export const openSlowApp = async () => {
  const time = makeVirtualTime();
  const unsteer = steerProcess(time);
  let latency = AT_ONCE;
  const { site, fetch } = makeSiteInProcess(COMPANY, time.now, async (_request, carryOut) => {
    await time.pause(latency.confluence);
    return carryOut();
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
      if (auth.type === 'kvs') {
        const text = `${path} ${typeof init?.body === 'string' ? init.body : ''}`;
        const isSlow = app.slowKey !== undefined && text.includes(app.slowKey);
        const answer = () => storage.fetch(auth, path, init);
        return isSlow ? time.pause(TOO_SLOW_MS).then(answer) : asStorage(answer);
      }
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
    time,
    /** Calls of storage that contain this text are slower than Rollcall waits for. */
    slowKey: undefined as string | undefined,
    site,
    storage,
    admin: ADMIN.accountId,
    otherAdmin: OTHER_ADMIN.accountId,
    inManyGroups: MANY.accountId,
    people: OTHERS.map(({ accountId }) => accountId),
    groups: GROUPS.map(({ id }) => id),
    groupNames: GROUPS.map(({ name }) => name),
    /** Runs code of the app in an invocation for the admin. */
    run: async <T>(work: () => Promise<T>): Promise<T> => {
      begin(ADMIN.accountId);
      return await time.until(work());
    },
    /** Calls an action of the page. */
    invoke: (
      functionKey: string,
      payload: Record<string, unknown> = {},
      accountId = ADMIN.accountId,
    ): Promise<unknown> => {
      begin(accountId);
      const platform = { principal: { accountId } } as Parameters<Resolver>[1];
      const answer: unknown = adminResolver(
        { call: { functionKey, payload }, context: {} },
        platform,
      );
      return time.until(Promise.resolve(answer));
    },
    /** The answer of an action while calls are slow, and the seconds that it took. */
    slowly: async (
      slow: Latency,
      functionKey: string,
      ...[payload, accountId]: [Record<string, unknown>?, string?]
    ): Promise<{ seconds: number; answer: unknown }> => {
      latency = slow;
      const startedAt = time.now();
      try {
        const answer = await app.invoke(functionKey, payload, accountId);
        return { seconds: (time.now() - startedAt) / 1_000, answer };
      } finally {
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
