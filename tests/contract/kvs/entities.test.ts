import { Filter, FilterConditions, ForgeKvsAPIError, kvs, WhereConditions } from '@forge/kvs';
import { makeSteerableClock } from '../../fakes/steerableClock';
import { beginInvocation } from '../../seams/seamGlobals';
import { openStorageSeam, type StorageSeam } from '../../seams/storageSeam';

/* The emulated entities, reached through the real `@forge/kvs`. The version is in `schema`. */

const ENTITY = 'change-record';
type Versioned = { schema?: number; begunAt?: string; record?: string };
type Conditions = ReturnType<Filter<Versioned>['and'] | Filter<Versioned>['or']>;

let seam: StorageSeam;
beforeAll(async () => {
  seam = await openStorageSeam(makeSteerableClock().now);
  beginInvocation(seam.fetch);
});
beforeEach(() => {
  seam.moveOn();
});
afterAll(() => {
  seam.close();
});

const entity = kvs.entity<Versioned>(ENTITY);

/** The status and code of a refused operation; undefined if it is carried out. */
const refusalOf = async (operation: Promise<unknown>): Promise<unknown> => {
  try {
    await operation;
    return undefined;
  } catch (error) {
    if (!(error instanceof ForgeKvsAPIError)) throw error;
    return { status: error.responseDetails.status, code: error.code };
  }
};

const NOT_MET = { status: 400, code: 'CONDITIONAL_CHECK_FAILED' };

const setIf = (conditions: Conditions): Promise<void> =>
  kvs
    .transact()
    .set<Versioned>('row', { schema: 5, record: 'new' }, { entityName: ENTITY, conditions })
    .execute();

const filter = (): Filter<Versioned> => new Filter<Versioned>();

describe('a transaction that writes only over known versions', () => {
  test.each<[string, Versioned | undefined, boolean]>([
    ['does not write where nothing is stored', undefined, false],
    ['does not write over a value without a version', { record: 'old' }, false],
    ['writes over each of the versions', { schema: 4, record: 'old' }, true],
    ['does not write over another version', { schema: 6, record: 'old' }, false],
  ])('%s', async (_what, stored, isWritten) => {
    if (stored !== undefined) await entity.set('row', stored);
    const known = filter()
      .or('schema', FilterConditions.equalTo(3))
      .or('schema', FilterConditions.equalTo(4));
    expect(await refusalOf(setIf(known))).toEqual(isWritten ? undefined : NOT_MET);
    expect(await entity.get('row')).toEqual(isWritten ? { schema: 5, record: 'new' } : stored);
  });
});

test('all conditions of an AND must be met', async () => {
  const both = filter()
    .and('schema', FilterConditions.equalTo(4))
    .and('record', FilterConditions.equalTo('old'));
  await entity.set('row', { schema: 4, record: 'other' });
  expect(await refusalOf(setIf(both))).toEqual(NOT_MET);
  await entity.set('row', { schema: 4, record: 'old' });
  expect(await refusalOf(setIf(both))).toBeUndefined();
});

test('a condition that is not met prevents all writes and deletions of its transaction', async () => {
  await entity.set('row', { schema: 5 });
  await kvs.set('plain', 'old');
  const operation = kvs
    .transact()
    .set('plain', 'new')
    .set('other', { schema: 1 }, { entityName: ENTITY })
    .delete('row', { entityName: ENTITY })
    .check('guard', {
      entityName: ENTITY,
      conditions: filter().and('schema', FilterConditions.equalTo(5)),
    })
    .execute();
  expect(await refusalOf(operation)).toEqual(NOT_MET);
  expect(await kvs.get('plain')).toBe('old');
  expect(await entity.get('other')).toBeUndefined();
  expect(await entity.get('row')).toEqual({ schema: 5 });
});

test('a deletion in a transaction obeys its condition', async () => {
  await entity.set('row', { schema: 5 });
  const deleteIf = (version: number): Promise<void> =>
    kvs
      .transact()
      .delete('row', {
        entityName: ENTITY,
        conditions: filter().and('schema', FilterConditions.equalTo(version)),
      })
      .execute();
  expect(await refusalOf(deleteIf(4))).toEqual(NOT_MET);
  expect(await entity.get('row')).toEqual({ schema: 5 });
  expect(await refusalOf(deleteIf(5))).toBeUndefined();
  expect(await entity.get('row')).toBeUndefined();
});

test('FAIL_IF_EXISTS creates an entity once', async () => {
  const create = (record: string): Promise<void> =>
    entity.set('row', { record }, { keyPolicy: 'FAIL_IF_EXISTS' });
  expect(await refusalOf(create('first'))).toBeUndefined();
  expect(await refusalOf(create('second'))).toEqual({ status: 409, code: 'KEY_CONFLICT' });
  expect(await entity.get('row')).toEqual({ record: 'first' });
  await entity.delete('row');
  expect(await refusalOf(create('third'))).toBeUndefined();
});

test('batches set, get and delete entities apart from plain keys of the same name', async () => {
  await kvs.set('row:1', 'plain');
  const named = (key: string) => ({ key, entityName: ENTITY });
  const set = await kvs.batchSet([
    { ...named('row:1'), value: { schema: 1 } },
    { ...named('row:2'), value: { schema: 2 } },
    { ...named('row:3'), value: { schema: 'three' } },
  ]);
  expect(set.successfulKeys).toEqual([named('row:1'), named('row:2')]);
  expect(set.failedKeys).toMatchObject([named('row:3')]);

  const got = await kvs.batchGet<Versioned>([named('row:2'), named('row:1'), named('row:9')]);
  expect(got.successfulKeys).toEqual([
    { ...named('row:2'), value: { schema: 2 } },
    { ...named('row:1'), value: { schema: 1 } },
  ]);
  expect(got.failedKeys).toMatchObject([{ ...named('row:9'), error: { code: 'KEY_NOT_FOUND' } }]);

  const deleted = await kvs.batchDelete([named('row:1'), named('row:2')]);
  expect(deleted).toEqual({ successfulKeys: [named('row:1'), named('row:2')], failedKeys: [] });
  expect(await entity.get('row:1')).toBeUndefined();
  expect(await kvs.get('row:1')).toBe('plain');
});

test.each(['', ' ', '\n\t'])('an attribute can’t be the empty text %j', async (begunAt) => {
  const refused = { status: 400, code: 'INVALID_ENTITY' };
  expect(await refusalOf(entity.set('row', { schema: 1, begunAt }))).toEqual(refused);
});

test('an index leaves out what lacks one of its attributes', async () => {
  const grouped = kvs.entity<Versioned & { groupId?: string }>(ENTITY);
  await grouped.set('with', { schema: 1, begunAt: '2026', groupId: 'x' });
  await grouped.set('without', { schema: 1, begunAt: '2026' });
  const listed = async (index: string, ...partition: [number, ...string[]]) => {
    const { results } = await grouped.query().index(index, { partition }).getMany();
    return results.map(({ key }) => key);
  };
  expect(await listed('by-group', 1, 'x')).toEqual(['with']);
  expect(await listed('by-begun', 1)).toEqual(['with', 'without']);
});

test('the index by-key lists keys with a prefix in order, page by page', async () => {
  for (const key of ['job:2#03', 'job:1#02', 'job:1#01', 'job:10#01', 'job:1#03'])
    await entity.set(key, { record: key });
  const page = (cursor?: string) => {
    const query = entity
      .query()
      .index('by-key')
      .where(WhereConditions.beginsWith('job:1#'))
      .limit(2);
    return (cursor === undefined ? query : query.cursor(cursor)).getMany();
  };
  const first = await page();
  expect(first.results.map(({ key }) => key)).toEqual(['job:1#01', 'job:1#02']);
  const second = await page(first.nextCursor);
  expect(second.results).toEqual([{ key: 'job:1#03', value: { record: 'job:1#03' } }]);
  expect(second.nextCursor).toBeUndefined();
});

test('the index by-key shows what a transaction wrote and deleted', async () => {
  await entity.set('job:1#01', { schema: 1 });
  await kvs
    .transact()
    .delete('job:1#01', { entityName: ENTITY })
    .set('job:1#02', { schema: 1 }, { entityName: ENTITY })
    .execute();
  const { results } = await entity
    .query()
    .index('by-key')
    .where(WhereConditions.beginsWith('job:'))
    .getMany();
  expect(results.map(({ key }) => key)).toEqual(['job:1#02']);
});
