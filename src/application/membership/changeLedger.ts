import type { ActivityPage, RecordedChange } from '../../contract/adminApi';
import type { KeyId } from '../../domain/automationKey';
import type { Caller } from '../../domain/caller';
import {
  actorOf,
  CHANGE_RECORD_SCHEMA,
  type ChangeEnding,
  type ChangeRecord,
} from '../../domain/change';
import type { DirectoryGroup, GroupId } from '../../domain/group';
import { failed, type Failure, ok, type Outcome } from '../../domain/outcome';
import { mapConcurrently } from '../concurrency/allSettledOrThrow';
import { type Clock, type Crypto, isoTime } from '../ports/platform';
import type { AuditTrail, KeyStore } from '../ports/storage';
import { StoreUnavailable } from '../ports/storeUnavailable';
import type { Attempt, ChangeRequest } from './permit';

/** A requested change, without the group as the caller named it. */
type Asked = Pick<ChangeRequest, 'action' | 'accountId' | 'reason'>;

/** Keeps the record of changes around a write. */
export type ChangeLedger = {
  /** Stores an open record before the write. Throws `StoreUnavailable` if that fails. */
  begin: (caller: Caller, asked: Asked, group: DirectoryGroup) => Promise<ChangeRecord>;
  /** Closes the record after the write. False if it had to stay open. */
  complete: (entry: ChangeRecord, attempt: Attempt) => Promise<boolean>;
  /** Stores the record of a change that was refused before any write. */
  refused: (
    caller: Caller,
    asked: Asked,
    failure: Failure,
    group?: DirectoryGroup,
  ) => Promise<void>;
};

export const makeChangeLedger = (deps: {
  audit: AuditTrail;
  clock: Clock;
  newId: Crypto['newId'];
}): ChangeLedger => {
  const { audit, clock, newId } = deps;

  const open = (caller: Caller, asked: Asked, group?: DirectoryGroup): ChangeRecord => ({
    schema: CHANGE_RECORD_SCHEMA,
    id: newId(),
    actor: actorOf(caller),
    action: asked.action,
    accountId: asked.accountId,
    ...(group && { group: { id: group.id, name: group.name } }),
    ...(asked.reason !== undefined && { reason: asked.reason }),
    begunAt: isoTime(clock),
  });

  const failedEnding = (failure: Failure): ChangeEnding => ({
    endedAt: isoTime(clock),
    outcome: failure.code,
    ...(failure.httpStatus !== undefined && { httpStatus: failure.httpStatus }),
    ...(failure.certain === false && { certain: false }),
    ...(failure.mismatch?.otherGroupId !== undefined && {
      otherGroupId: failure.mismatch.otherGroupId,
    }),
  });

  const endingOf = ({ actedAs, result }: Attempt): ChangeEnding =>
    result.ok
      ? {
          endedAt: isoTime(clock),
          outcome: result.value.status,
          actedAs,
          certain: result.value.certain,
          httpStatus: result.value.httpStatus,
        }
      : { ...failedEnding(result.failure), actedAs };

  return {
    begin: async (caller, asked, group) => {
      const entry = open(caller, asked, group);
      await audit.begin(entry);
      return entry;
    },
    complete: async (entry, attempt) => {
      try {
        await audit.complete(entry, endingOf(attempt));
        return true;
      } catch (error) {
        if (error instanceof StoreUnavailable) return false; // the change was made anyway
        throw error;
      }
    },
    refused: async (caller, asked, failure, group) =>
      await audit.begin({ ...open(caller, asked, group), ending: failedEnding(failure) }),
  };
};

const MAX_RECORDS = 50; // as many rows as a table of the page shows

/**
 * Lists recorded changes, 50 at a time, the newest first: of one group, or of all. `from` is the
 * `next` of an earlier list. If the store does not know it, the failure is `not-found`. It asks only
 * the app's storage, and costs no points. Keys have their present labels.
 *
 * The list of a group has no records that were stored before a record's group had an attribute of
 * its own. The list of all changes has them.
 */
export type ListActivity = (which: {
  groupId?: GroupId;
  from?: string;
}) => Promise<Outcome<ActivityPage>>;

type Reading = { audit: Pick<AuditTrail, 'list'>; keys: Pick<KeyStore, 'read'> };

export const makeListActivity = ({ audit, keys }: Reading): ListActivity =>
  async function listActivity(which) {
    const list = await audit.list(MAX_RECORDS, which);
    if (!list) return failed('not-found');
    const { records, ...next } = list;
    const labels = await readLabels(keys, records);
    return ok({ changes: records.map((record) => forPage(record, labels)), ...next });
  };

/** The labels of the keys that asked for changes. Revoked keys, and those not read, are missing. */
const readLabels = async (
  keys: Reading['keys'],
  records: readonly ChangeRecord[],
): Promise<ReadonlyMap<KeyId, string>> => {
  const ids = new Set(records.flatMap(({ actor }) => (actor.kind === 'key' ? [actor.keyId] : [])));
  const labels = new Map<KeyId, string>();
  await mapConcurrently([...ids], MAX_RECORDS, async (id) => {
    try {
      const key = await keys.read(id);
      if (key) labels.set(id, key.label);
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error; // the changes matter more
    }
  });
  return labels;
};

/** Lists the newest 50 records of changes, the newest first. */
export type ListChanges = () => Promise<Outcome<RecordedChange[]>>;

export const makeListChanges = (deps: Reading): ListChanges => {
  const listActivity = makeListActivity(deps);
  return async function listChanges() {
    const page = await listActivity({});
    return page.ok ? ok(page.value.changes) : page;
  };
};

const forPage = (
  { schema: _schema, actor, ...record }: ChangeRecord,
  labels: ReadonlyMap<KeyId, string>,
): RecordedChange => {
  if (actor.kind !== 'key') return { ...record, actor };
  const label = labels.get(actor.keyId);
  return { ...record, actor: { ...actor, ...(label !== undefined && { label }) } };
};
