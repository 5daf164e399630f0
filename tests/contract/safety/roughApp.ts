import type { Company, Group, Person } from '../../../dev-host/site/company/company';
import type { WebTriggerName } from '../../../src/domain/webTriggerStatus';
import { adminResolver } from '../../../src/forge/entrypoints/adminResolver';
import { bulkStep } from '../../../src/forge/entrypoints/bulkStep';
import { addByRule, removeByRule } from '../../../src/forge/entrypoints/ruleActions';
import { makeVirtualTime } from '../../fakes/bulk/virtualTime';
import { type Key, signed } from '../../host/support/sign';
import { makeConfluenceSeam } from '../../seams/confluenceSeam';
import { TRIGGER_FUNCTIONS } from '../../seams/triggerFunctions';
import { beginInvocation, type ForgeFetch } from '../../seams/seamGlobals';
import { makeSiteInProcess, SITE_URL } from '../../seams/siteInProcess';
import { steerProcess } from '../../seams/steerProcess';
import { openStorageSeam } from '../../seams/storageSeam';
import { makeRoughSite } from './roughSite';
import { roughStorage } from './roughStorage';

const RESOLVER_LIMIT_MS = 25_000;
const FUNCTION_LIMIT_MS = 55_000;
const ORDINARY_PEOPLE = 12;
const ORDINARY_GROUPS = 6;

const uuid = (number: number): string =>
  `6f1c2a0e-4b4e-4c57-9b1f-${number.toString(16).padStart(12, '0')}`;

const person = (name: string): Person => ({
  accountId: `712020:${name}`,
  displayName: name,
  email: `${name}@example.com`,
  active: true,
  accountType: 'atlassian',
  timeZone: 'UTC',
});

const group = (number: number, name: string, over: Partial<Group> = {}): Group => ({
  ...{ id: uuid(number), name, managedBy: 'ADMINS', usageType: 'USERBASE_GROUP' },
  accessTypes: [],
  ...over,
});

const [ADMIN, CONFLUENCE_ADMIN] = [person('admin'), person('confluence-admin')];
const PEOPLE = Array.from({ length: ORDINARY_PEOPLE }, (_, at) => person(`person-${at}`));
const ORDINARY = Array.from({ length: ORDINARY_GROUPS }, (_, at) => group(at + 10, `team-${at}`));
// The names of two of them do not show that they give admin rights, and the lists name them last.
const GIVING = [
  group(1, 'site-admins', { accessTypes: ['admin', 'site-admin'] }),
  group(2, 'operations', { accessTypes: ['admin'] }),
  group(3, 'zookeepers', { accessTypes: ['admin'] }),
];

// They give admin rights too, come between the others in the lists, and are deleted during the
// runs.
const FILLERS = ['aaa-keepers', 'p-keepers', 't-keepers'].map((name, at) =>
  group(at + 4, name, { accessTypes: ['admin'] }),
);

/** A small company: half of everyone is in each ordinary group. */
export const COMPANY: Company = {
  people: [ADMIN, CONFLUENCE_ADMIN, ...PEOPLE],
  groups: [...FILLERS, ...GIVING, ...ORDINARY],
  members: new Map([
    [uuid(1), [ADMIN.accountId]],
    [uuid(2), [CONFLUENCE_ADMIN.accountId]],
    [uuid(3), [CONFLUENCE_ADMIN.accountId, ADMIN.accountId]],
    ...ORDINARY.map(({ id }, at): [string, string[]] => [
      id,
      PEOPLE.filter((_, number) => (number + at) % 2 === 0).map(({ accountId }) => accountId),
    ]),
  ]),
};

type Resolver = typeof adminResolver;

/** The whole app over real adapters, a rough Confluence and a rough storage, in virtual time. */
export const openRoughApp = async () => {
  const time = makeVirtualTime();
  const unsteer = steerProcess(time);
  const rough = makeRoughSite(time);
  const { site, fetch } = makeSiteInProcess(COMPANY, time.now, rough.around);
  const realFetch = globalThis.fetch;
  globalThis.fetch = fetch;
  const storage = await openStorageSeam(time.now);
  const confluence = makeConfluenceSeam(SITE_URL);

  const reach: ForgeFetch = (auth, path, init) => {
    if (auth.type === 'kvs')
      return roughStorage(rough, time, () => storage.fetch(auth, path, init));
    if (auth.remote === 'confluence') return confluence.fetch(auth, path, init);
    if (path.startsWith('/webhook/queue/'))
      return Promise.resolve(Response.json({ jobId: 'x' }, { status: 201 }));
    return Promise.reject(new Error(`These runs do not reach ${path}.`));
  };

  const app = {
    time,
    rough,
    site,
    storage,
    confluence,
    /** The function between the app and everything outside; initially it changes nothing. */
    between: (fetch: ForgeFetch): ForgeFetch => fetch,
    accounts: { admin: ADMIN.accountId, confluenceAdmin: CONFLUENCE_ADMIN.accountId },
    people: PEOPLE.map(({ accountId }) => accountId),
    groups: [...GIVING, ...ORDINARY].map(({ id }) => id),
    fillers: FILLERS.map(({ id }) => id),
    ordinaryGroups: ORDINARY.map(({ id }) => id),
    /** Runs a function of the app as an invocation, for a person at the page or for no one. */
    run: <T>(viewer: string | undefined, limitMs: number, call: () => Promise<T>): Promise<T> => {
      confluence.viewer = viewer;
      beginInvocation((...asked) => app.between(reach)(...asked), limitMs);
      return time.until(call());
    },
    /** Calls an action of the page. */
    invoke: (accountId: string, functionKey: string, payload: Record<string, unknown>) => {
      const platform = { principal: { accountId } } as Parameters<Resolver>[1];
      const request = { call: { functionKey, payload }, context: {} };
      return app.run(accountId, RESOLVER_LIMIT_MS, () =>
        Promise.resolve<unknown>(adminResolver(request, platform)),
      );
    },
    /** Calls a web trigger: `add-member`, unless another is named. */
    trigger: async (
      key: Key,
      body: Record<string, unknown>,
      {
        at = new Date(time.now()),
        trigger = 'add-member',
        ...more
      }: { at?: Date; trigger?: WebTriggerName; 'idempotency-key'?: string } = {},
    ): Promise<string> => {
      const text = JSON.stringify(body);
      const headers = Object.entries({ ...signed({ key, body: text, at, trigger }), ...more }).map(
        ([name, value]) => [name, [value]],
      );
      const event = { method: 'POST', headers: Object.fromEntries(headers) as unknown, body: text };
      const call = () => TRIGGER_FUNCTIONS[trigger](event);
      return (await app.run(undefined, FUNCTION_LIMIT_MS, call)).outputKey;
    },
    /** Runs an action of Atlassian Automation, as the user of a rule's connection. */
    rule: (accountId: string, kind: 'add' | 'remove', inputs: Record<string, unknown>) => {
      const action = kind === 'add' ? addByRule : removeByRule;
      const platform = { principal: { accountId } };
      return app.run(accountId, RESOLVER_LIMIT_MS, () => action(inputs, platform));
    },
    /** Delivers an event of the queue. */
    step: (jobId: string): Promise<unknown> =>
      app.run(undefined, FUNCTION_LIMIT_MS, () =>
        bulkStep({ body: { jobId, step: 0, why: 'next' } }),
      ),
    /** A fresh site and an empty storage. */
    reset: (): void => {
      storage.moveOn();
      site.reset();
      site.changeSettings({ burstPerSecond: 1_000_000, hourlyPoints: 1_000_000_000 });
      rough.facts.length = 0;
      rough.chance = undefined;
      confluence.standIn = true;
    },
    close: (): void => {
      unsteer();
      globalThis.fetch = realFetch;
      storage.close();
    },
  };
  return app;
};

export type RoughApp = Awaited<ReturnType<typeof openRoughApp>>;
