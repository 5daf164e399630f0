import { Sort } from '@forge/kvs';
import type { AuditTrail } from '../../application/ports/storage';
import { readChangeRecord } from '../../contract/stored';
import { CHANGE_RECORD_SCHEMA, type ChangeRecord } from '../../domain/change';
import type { GroupId } from '../../domain/group';
import { listFrom, type ReadPage } from './pages';
import { inStore } from './store';

const ENTITY = 'change-record'; // with its indexes `by-begun` and `by-group` in manifest.yml

/**
 * A record with the attributes of its indexes. `groupId` is absent if no group was found, because an
 * attribute can't be empty. An index leaves out a record that lacks one of its attributes.
 * https://developer.atlassian.com/platform/forge/runtime-reference/custom-entities/
 */
type StoredRecord = { schema: number; begunAt: string; groupId?: string; record: ChangeRecord };

const save = (record: ChangeRecord): Promise<void> =>
  inStore('save record', (store) =>
    store.entity<StoredRecord>(ENTITY).set(record.id, {
      schema: record.schema,
      begunAt: record.begunAt,
      ...(record.group && { groupId: record.group.id }),
      record,
    }),
  );

/** Reads a page of records, the newest first: of one group, or of all. */
const readNewest =
  (groupId: GroupId | undefined): ReadPage<StoredRecord> =>
  (most, cursor) =>
  (store) => {
    const entity = store.entity<StoredRecord>(ENTITY).query();
    const indexed =
      groupId === undefined
        ? entity.index('by-begun', { partition: [CHANGE_RECORD_SCHEMA] })
        : entity.index('by-group', { partition: [CHANGE_RECORD_SCHEMA, groupId] });
    const query = indexed.sort(Sort.DESC).limit(most);
    return (cursor === undefined ? query : query.cursor(cursor)).getMany();
  };

/** Change records in the app's storage. Each record is one entity. */
export const makeKvsAuditTrail = (): AuditTrail => ({
  begin: save,
  complete: (record, ending) => save({ ...record, ending }),
  list: async (limit, { groupId, from } = {}) => {
    const list = await listFrom('list records', readNewest(groupId), limit, from);
    if (!list) return undefined;
    const { results, ...next } = list;
    const records = results
      .map(({ value }) => readChangeRecord(value.record))
      .filter((record) => record !== undefined);
    return { records, ...next };
  },
});
