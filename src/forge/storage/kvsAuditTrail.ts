import { Sort } from '@forge/kvs';
import type { AuditTrail } from '../../application/ports/storage';
import { readChangeRecord } from '../../contract/stored';
import { CHANGE_RECORD_SCHEMA, type ChangeRecord } from '../../domain/change';
import { readPages } from './pages';
import { inStore } from './store';

const ENTITY = 'change-record'; // with its index `by-begun` in manifest.yml

type StoredRecord = { schema: number; begunAt: string; record: ChangeRecord };

const save = (record: ChangeRecord): Promise<void> =>
  inStore('save record', (store) =>
    store.entity<StoredRecord>(ENTITY).set(record.id, {
      schema: record.schema,
      begunAt: record.begunAt,
      record,
    }),
  );

/** Change records in the app's storage. Each record is one entity. */
export const makeKvsAuditTrail = (): AuditTrail => ({
  begin: save,
  complete: (record, ending) => save({ ...record, ending }),
  newest: async (limit) => {
    const { results } = await readPages<StoredRecord>(
      'list records',
      (most, cursor) => (store) => {
        const query = store
          .entity<StoredRecord>(ENTITY)
          .query()
          .index('by-begun', { partition: [CHANGE_RECORD_SCHEMA] })
          .sort(Sort.DESC)
          .limit(most);
        return (cursor === undefined ? query : query.cursor(cursor)).getMany();
      },
      { most: limit },
    );
    return results
      .map(({ value }) => readChangeRecord(value.record))
      .filter((record) => record !== undefined);
  },
});
