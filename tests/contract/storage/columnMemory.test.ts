import { kvs } from '@forge/kvs';
import { StoreUnavailable } from '../../../src/application/ports/storeUnavailable';
import type { RememberedColumns } from '../../../src/contract/stored';
import { COLUMN_ROLES } from '../../../src/domain/columnRole';
import { describeEachStorage } from './eachStorage';
import { startKvs } from './startKvs';

const list = (headersHash: string): RememberedColumns => ({
  headersHash,
  roles: [...COLUMN_ROLES, 'group'],
});

describeEachStorage('the remembered columns', (storage) => {
  const add = (one: RememberedColumns) =>
    storage().columnMemory.change((before) => [one, ...before]);

  test('are none initially', async () => {
    expect(await storage().columnMemory.read()).toEqual([]);
  });

  test('are kept in their order, for later invocations', async () => {
    await add(list('a'));
    await add(list('b'));
    expect(await storage().nextInvocation().columnMemory.read()).toEqual([list('b'), list('a')]);
    await storage().columnMemory.change((before) => before.slice(0, 1));
    expect(await storage().nextInvocation().columnMemory.read()).toEqual([list('b')]);
  });

  test('lose nothing in concurrent changes', async () => {
    await Promise.all(['a', 'b', 'c', 'd'].map((hash) => add(list(hash))));
    expect(await storage().columnMemory.read()).toHaveLength(4);
  });

  test('throw if storage fails', async () => {
    await add(list('a'));
    storage().breakDown();
    await expect(storage().columnMemory.read()).rejects.toThrow(StoreUnavailable);
    await expect(add(list('b'))).rejects.toThrow(StoreUnavailable);
    storage().repair();
    expect(await storage().columnMemory.read()).toEqual([list('a')]);
  });
});

test.each<[string, unknown]>([
  ['a text', 'columns'],
  ['another version', { schema: 2, lists: [] }],
  ['no lists', { schema: 1 }],
  ['an unknown role', { schema: 1, lists: [{ headersHash: 'a', roles: 'gx' }] }],
  ['roles that are a list', { schema: 1, lists: [{ headersHash: 'a', roles: ['group'] }] }],
  ['a field more', { schema: 1, lists: [{ headersHash: 'a', roles: 'g', header: 'Team' }] }],
])('remembered columns that can’t be read are none, and are replaced: %s', async (_what, value) => {
  const started = await startKvs();
  const { columnMemory } = started.fresh();
  await kvs.entity('versioned').set('columns', { version: 'damaged', value });
  expect(await columnMemory.read()).toEqual([]);
  await columnMemory.change((before) => [...before, list('a')]);
  expect(await columnMemory.read()).toEqual([list('a')]);
  started.close();
});
