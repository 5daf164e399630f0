import { startLocalForge, type LocalForge } from './support/localForge';
import { strangerTo } from './support/people';

let forge: LocalForge;
beforeAll(async () => {
  forge = await startLocalForge(['--memory', '--site', 'strict']);
});
beforeEach(() => forge.reset());
afterAll(() => forge.stop());

/** Changes how Forge behaves, and expects that it then behaves so. */
const change = async (behavior: Record<string, unknown>, changes = behavior): Promise<void> => {
  const response = await fetch(`${forge.url}/dev/platform`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(changes),
  });
  expect(await response.json()).toMatchObject(behavior);
};

const elapsedMs = async (run: () => Promise<unknown>): Promise<number> => {
  const startedAt = performance.now();
  await run();
  return performance.now() - startedAt;
};

const asScript = async (): Promise<[number, unknown]> => {
  const accountId = await strangerTo(forge, 'marketing');
  const { httpStatus, body } = await forge.trigger({ group: 'marketing', accountId });
  return [httpStatus, body];
};

test('a web trigger acts for the owner of its key only where Forge impersonates people', async () => {
  expect(await asScript()).toEqual([201, { status: 'added' }]);
  for (const impersonation of ['not-in-web-triggers', 'nowhere']) {
    await forge.reset();
    await change({ impersonation });
    expect(await asScript()).toEqual([403, { status: 'app-not-authorized' }]);
  }
});

test('an app that is not distributed acts only for its contributors', async () => {
  const { admin, confluenceAdmin } = forge.info.accounts;
  await change({ contributors: [confluenceAdmin] });
  expect(await asScript()).toEqual([403, { status: 'app-not-authorized' }]);
  await change({ contributors: [admin] });
  expect(await asScript()).toEqual([201, { status: 'added' }]);
});

test('the first invocation and the first operation of storage take longest', async () => {
  const open = () => forge.call('getSite', {});
  await open();
  await change({ firstInvocationMs: 700 });
  expect(await elapsedMs(open)).toBeGreaterThanOrEqual(690);
  await change({ firstInvocationMs: 0, storageMs: { first: 900, others: 20 } });
  expect(await elapsedMs(open)).toBeGreaterThanOrEqual(890);
  await forge.reset();
  await change({ firstInvocationMs: 0, storageMs: { first: 0, others: 0 } }, {}); // as it was
});

test('names what is wrong in a change', async () => {
  const response = await fetch(`${forge.url}/dev/platform`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ impersonation: 'sometimes' }),
  });
  expect(response.status).toBe(400);
  expect(await response.text()).toContain('impersonation');
});
