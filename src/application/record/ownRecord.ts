import type { AccountId } from '../../domain/accountId';
import { type ChangeAction, type ChangeRecord, isChangeStatus } from '../../domain/change';
import type { DirectoryGroup, GroupId, GroupName } from '../../domain/group';
import { isOver, type Job } from '../../domain/job/job';
import { endsOfChunk, endTimes, openRows } from '../../domain/job/jobChunk';
import { allSettledOrThrow } from '../concurrency/allSettledOrThrow';
import type { Clock } from '../ports/platform';
import type { AuditTrail, JobStore, PlanStore } from '../ports/storage';
import { StoreUnavailable } from '../ports/storeUnavailable';

const VALID_MS = 10 * 60_000;
const KEPT_MS = 1_000;
const OLD_MS = VALID_MS + 60_000; // a change takes at most a minute to end
const MAX_RECORDS = 100; // of one page
const MAX_PAGES = 10; // the older changes of a busy site are left out
const MAX_JOBS = 50; // the newest
const MAX_CHUNKS = 40; // 20,000 rows, the latest ones of a job
const REQUEST_MS = 12_000; // the longest wait for an answer
const LATE_MS = 40_000; // Confluence may carry out a request so long after it was last heard of

/**
 * What Rollcall's own record says about memberships that it changed within the last ten minutes:
 * whether each account is in the group. Confluence's lists show a change only minutes later, so this
 * outweighs them. An account is missing if its last change has an uncertain result, or if it isn't
 * known which of two changes was the last one in Confluence.
 */
export type OwnRecord = ReadonlyMap<GroupId, OwnGroup>;

/**
 * A group of the record, and whether each account is in it. `mayBeGone`: accounts that are missing
 * there, and may have been removed. Whatever a list shows, they don't count as the member who stays.
 */
export type OwnGroup = {
  name: GroupName;
  members: ReadonlyMap<AccountId, boolean>;
  mayBeGone: ReadonlySet<AccountId>;
};

/**
 * Reads the record of these groups, or of all. It costs no points. It throws `StoreUnavailable` if
 * storage fails, if a single group has more than 1,000 changes of the last ten minutes, or if it is
 * asked for some groups and more than 50 jobs were started in that time.
 */
export type ReadOwnRecord = (groups?: readonly GroupId[]) => Promise<OwnRecord>;

type Entry = {
  group: { id: GroupId; name: GroupName };
  accountId: AccountId;
  action: ChangeAction;
  /** Undefined if the result is uncertain. */
  isMember: boolean | undefined;
  /** When it ended here. Confluence made the change between `earliest` and `latest`, if at all. */
  at: number;
  earliest: number;
  latest: number;
};

export const makeReadOwnRecord = (deps: {
  audit: Pick<AuditTrail, 'list'>;
  jobs: Pick<JobStore, 'list' | 'readChunks'>;
  plans: Pick<PlanStore, 'readChunks'>;
  clock: Clock;
}): ReadOwnRecord => {
  const { audit, jobs, plans, clock } = deps;

  const isOld = (time: string): boolean => clock() - Date.parse(time) >= OLD_MS;

  const entriesOfChanges = async (groups: readonly GroupId[] | undefined): Promise<Entry[]> => {
    const [only, ...others] = groups ?? [];
    const which = only !== undefined && others.length === 0 ? { groupId: only } : {};
    const entries: Entry[] = [];
    let from: string | undefined;
    for (let pages = 0; pages < MAX_PAGES; pages += 1) {
      const list = await audit.list(MAX_RECORDS, { ...which, ...(from !== undefined && { from }) });
      if (!list) throw new StoreUnavailable('read own record', 'unknown place');
      const { records } = list;
      entries.push(...records.flatMap(entryOfChange));
      const oldest = records.at(-1);
      const isFarEnough = oldest !== undefined && isOld(oldest.begunAt);
      from = list.next;
      if (from === undefined || isFarEnough) return entries;
    }
    // What is left out could be the removal of the last other member.
    if ('groupId' in which) throw new StoreUnavailable('read own record', 'too many changes');
    return entries;
  };

  const entriesOfJob = async (job: Job): Promise<Entry[]> => {
    const end = Math.min(job.chunks, job.nextChunk + MAX_CHUNKS / 2); // some are in work
    const first = Math.max(0, end - MAX_CHUNKS);
    const [planned, stored] = await allSettledOrThrow([
      plans.readChunks(job.id, first, end - first),
      jobs.readChunks(job.id, first, end - first),
    ]);
    // A plan is kept as long as its job. Without its rows, it isn't known what the job did.
    if (!planned) throw new StoreUnavailable('read own record', 'missing rows');
    return planned.flatMap((rows, place) => {
      const chunk = stored[place];
      if (chunk?.savedAt === undefined) return []; // no row was sent
      const times = endTimes(chunk);
      const ends = endsOfChunk(chunk, isOver(job));
      const inFlight = new Set(
        openRows(chunk).flatMap(({ index, tried }) => (tried ? [index] : [])),
      );
      return rows.flatMap(({ group, accountId, action }, index): Entry[] => {
        const planGroup = job.groups[group];
        const end = ends[index] ?? (inFlight.has(index) ? IN_FLIGHT : undefined);
        if (!planGroup || !end) return [];
        const isMember = stateAfter(end);
        const at = chunk.ends[index] ? times[index] : chunk.savedAt;
        return isMember === 'unchanged' || at === undefined
          ? []
          : [
              {
                ...{ group: planGroup, accountId, action, isMember, at },
                earliest: Math.max(at - REQUEST_MS, Date.parse(job.startedAt)),
                latest: isMember === undefined ? at + LATE_MS : at,
              },
            ];
      });
    });
  };

  const entriesOfJobs = async (groups: readonly GroupId[] | undefined): Promise<Entry[]> => {
    const list = await jobs.list(MAX_JOBS);
    const oldest = list?.jobs.at(-1);
    const isFarEnough = oldest !== undefined && isOld(oldest.startedAt);
    if (groups !== undefined && list?.next !== undefined && !isFarEnough)
      throw new StoreUnavailable('read own record', 'too many jobs');
    const recent = (list?.jobs ?? []).filter(
      (job) =>
        clock() - Date.parse(job.lastStepAt) < VALID_MS &&
        (groups === undefined || job.groups.some(({ id }) => groups.includes(id))),
    );
    return (await allSettledOrThrow(recent.map(entriesOfJob))).flat();
  };

  const read: ReadOwnRecord = async (groups) => {
    const found = await allSettledOrThrow([entriesOfChanges(groups), entriesOfJobs(groups)]);
    const wanted = groups && new Set(groups);
    const entries = found
      .flat()
      .filter(({ at, group }) => clock() - at < VALID_MS && wanted?.has(group.id) !== false)
      .toSorted((one, other) => one.at - other.at);
    const record = new Map<GroupId, OwnGroup>();
    for (const [id, some] of groupedBy(entries, ({ group }) => group.id))
      record.set(id, ownGroup(some));
    return record;
  };

  // A change reads the record ahead, and then again when it needs it.
  const kept = new Map<string, { record: Promise<OwnRecord>; until: number }>();
  return function readOwnRecord(groups) {
    const key = groups?.join(' ') ?? 'all';
    const known = kept.get(key);
    if (known && known.until > clock()) return known.record;
    const record = read(groups);
    kept.set(key, { record, until: clock() + KEPT_MS });
    record.catch(() => kept.delete(key));
    return record;
  };
};

type Some<T> = [T, ...T[]];

const groupedBy = <T, Key>(all: readonly T[], keyOf: (one: T) => Key): Map<Key, Some<T>> => {
  const groups = new Map<Key, Some<T>>();
  for (const one of all) {
    const known = groups.get(keyOf(one));
    if (known) known.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return groups;
};

/** The state of a group after these changes, which are in the order of their ends. */
const ownGroup = (entries: Some<Entry>): OwnGroup => {
  const members = new Map<AccountId, boolean>();
  const mayBeGone = new Set<AccountId>();
  for (const [accountId, own] of groupedBy(entries, (entry) => entry.accountId)) {
    const states = possibleStates(own);
    const last = own.at(-1)?.isMember;
    if (last !== undefined && states.size === 1) members.set(accountId, last);
    else if (states.has(false)) mayBeGone.add(accountId);
  }
  const { name } = (entries.at(-1) ?? entries[0]).group;
  return { name, members, mayBeGone };
};

/** The states in which these changes of one account may have left it. */
const possibleStates = (entries: readonly Entry[]): ReadonlySet<boolean> => {
  const last = entries.at(-1);
  if (!last) return new Set();
  const before = entries.slice(0, -1);
  if (last.isMember === undefined) return new Set([target(last), ...possibleStates(before)]);
  // Answers that took different times say nothing about the order in Confluence.
  const maybeLater = before.filter(({ latest }) => latest > last.earliest);
  return new Set([last.isMember, ...maybeLater.map((entry) => entry.isMember ?? target(entry))]);
};

/** Whether the account is in the group after a change, if the change was made. */
const target = ({ action }: Entry): boolean => action === 'add';

const entryOfChange = ({ group, accountId, action, begunAt, ending }: ChangeRecord): Entry[] => {
  if (!group) return []; // refused before a group was found
  const isMember = ending ? stateAfter(ending) : undefined;
  if (isMember === 'unchanged') return [];
  const [earliest, at] = [Date.parse(begunAt), Date.parse(ending?.endedAt ?? begunAt)];
  const latest = isMember === undefined ? at + LATE_MS : at;
  return [{ group, accountId, action, isMember, at, earliest, latest }];
};

const IN_FLIGHT = { outcome: 'timed-out', certain: false } as const;

const PROMISED = 202; // Confluence has not made the change yet

/** Whether the account is in the group after a change. Undefined if that is not certain. */
const stateAfter = ({
  outcome,
  httpStatus,
  certain,
}: {
  outcome: string;
  httpStatus?: number;
  certain?: boolean;
}): boolean | undefined | 'unchanged' => {
  if (isChangeStatus(outcome))
    return httpStatus === PROMISED
      ? undefined
      : outcome === 'added' || outcome === 'already-member';
  return certain === false ? undefined : 'unchanged';
};

/** The members of a list, as they are according to the record. */
export const membersWithRecord = (
  listed: ReadonlySet<AccountId>,
  own: OwnGroup | undefined,
): ReadonlySet<AccountId> => {
  if (!own || own.members.size === 0) return listed;
  const members = new Set(listed);
  for (const [accountId, isMember] of own.members)
    if (isMember) members.add(accountId);
    else members.delete(accountId);
  return members;
};

/** The groups of an account, corrected by the record. Rollcall changes only ordinary ones. */
export const groupsWithRecord = (
  listed: readonly DirectoryGroup[],
  record: OwnRecord,
  accountId: AccountId,
): DirectoryGroup[] => {
  const known = new Set(listed.map(({ id }) => id));
  const added = [...record].flatMap(([id, { name, members }]): DirectoryGroup[] =>
    members.get(accountId) && !known.has(id) ? [{ id, name, management: 'admins' }] : [],
  );
  return [...listed.filter(({ id }) => record.get(id)?.members.get(accountId) !== false), ...added];
};

/** Waits for the record. It is empty if storage fails. */
export const recordIfAvailable = async (reading: Promise<OwnRecord>): Promise<OwnRecord> => {
  try {
    return await reading;
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    return new Map();
  }
};
