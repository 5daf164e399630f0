import { Filter, FilterConditions, kvs, MetadataField, WhereConditions } from '@forge/kvs';
import { makeSteerableClock } from '../../fakes/steerableClock';
import { beginInvocation } from '../../seams/seamGlobals';
import { openStorageSeam, type StorageSeam } from '../../seams/storageSeam';

/* Everything of `@forge/kvs` that the app does not use is refused by its name. */

let seam: StorageSeam;
beforeAll(async () => {
  seam = await openStorageSeam(makeSteerableClock().now);
  beginInvocation(seam.fetch);
});
afterAll(() => {
  seam.close();
});

type Entry = { schema: number; begunAt: string };
const entity = kvs.entity<Entry>('change-record');
const byBegun = () => entity.query().index('by-begun', { partition: [1] });
const ifSchema = (condition: Parameters<Filter<Entry>['and']>[1]): Promise<void> =>
  kvs
    .transact()
    .set<Entry>(
      'row',
      { schema: 1, begunAt: '' },
      {
        entityName: 'change-record',
        conditions: new Filter<Entry>().and('schema', condition),
      },
    )
    .execute();

test.each<[string, () => Promise<unknown>, string]>([
  [
    'the metadata of a value',
    () => kvs.get('row', { metadataFields: [MetadataField.CREATED_AT] }),
    'Unrecognized key: "options"',
  ],
  [
    'the previous value',
    () => kvs.set('row', 1, { keyPolicy: 'OVERRIDE', returnValue: 'PREVIOUS' }),
    'options: Unrecognized key: "returnValue"',
  ],
  [
    'a filter of a query',
    () =>
      byBegun()
        .filters(new Filter<Entry>().and('schema', FilterConditions.equalTo(1)))
        .getMany(),
    'Unrecognized key: "filters"',
  ],
  [
    'a range of a query',
    () => byBegun().where(WhereConditions.greaterThan('2026')).getMany(),
    'range.condition',
  ],
  [
    'another condition of a transaction than EQUAL_TO',
    () => ifSchema(FilterConditions.greaterThan(1)),
    'set.0.conditions.and.0.condition',
  ],
])('%s is not emulated', async (_what, call, problem) => {
  await expect(call()).rejects.toThrow(
    `The local Forge does not emulate this in a request to storage: ${problem}`,
  );
});
