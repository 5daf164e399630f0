import type { KeySecret, RememberedColumns, SavedSettings } from '../../contract/stored';
import type { AccountId } from '../../domain/accountId';
import type { AutomationKey, KeyId } from '../../domain/automationKey';
import type { Background } from '../../domain/caller';
import type { ChangeEnding, ChangeRecord } from '../../domain/change';
import type { GroupId } from '../../domain/group';
import type { Job, JobControl } from '../../domain/job/job';
import type { JobChunk } from '../../domain/job/jobChunk';
import type { Plan, PlanDraft, PlanId } from '../../domain/plan/plan';
import type { PlanRow } from '../../domain/plan/planRow';
import type { SelfTest } from '../../domain/selfTest';
import type { Settings } from '../../domain/settings';
import type { GroupAccess } from './confluence';
import type { Version, Versioned, Write } from './versions';

/** Some records, the newest first. `next` is the place of the older ones, if there are any. */
export type RecordList = { records: ChangeRecord[]; next?: string };

/** The record of every change. A storage failure throws `StoreUnavailable`. */
export type AuditTrail = {
  /** Stores a record, with or without its ending. */
  begin: (record: ChangeRecord) => Promise<void>;
  /** Adds the ending to a record. */
  complete: (record: ChangeRecord, ending: ChangeEnding) => Promise<void>;
  /**
   * The newest records, or the records from the `next` of an earlier list: of all groups, or of one.
   * The list of a group has no records that were stored before the group had its own attribute.
   * Undefined if the store does not know that place. It is valid while a list is shown, not
   * permanently.
   */
  list: (
    limit: number,
    which?: { groupId?: GroupId; from?: string },
  ) => Promise<RecordList | undefined>;
};

/**
 * Automation keys, with their secrets stored separately. A removed key stays removed, even if a
 * late write of it arrives after that. A storage failure throws.
 */
export type KeyStore = {
  /** All keys that were not removed. */
  list: () => Promise<AutomationKey[]>;
  /**
   * Takes one of the 50 places for keys, for a key that is saved next. False if all are taken. If
   * several callers take the last place at once, one gets it.
   */
  takePlace: (id: KeyId, now: number) => Promise<boolean>;
  read: (id: KeyId) => Promise<AutomationKey | undefined>;
  save: (key: AutomationKey) => Promise<void>;
  readSecret: (id: KeyId) => Promise<KeySecret | undefined>;
  saveSecret: (id: KeyId, secret: KeySecret) => Promise<void>;
  /**
   * Notes the revocation, then removes the secret, then the key. A half-done removal leaves a key
   * that opens nothing. A replacement that runs at the same time sees the removal. The key's place
   * is free again.
   */
  remove: (id: KeyId) => Promise<void>;
  /** Whether the key was ever removed. */
  wasRemoved: (id: KeyId) => Promise<boolean>;
};

/**
 * The groups that give an access, as Confluence listed them at a time, in ms since 1970. `isQuick`
 * says that it took no longer than a second.
 */
export type AccessList = { ids: readonly GroupId[]; readAt: number; isQuick: boolean };

/**
 * The latest list of the groups that give each access. A storage failure throws `StoreUnavailable`.
 * A list that was read within the last second may be returned again.
 */
export type AccessListStore = {
  /** Undefined if there is no list, or if it has an unknown form. */
  read: (access: GroupAccess) => Promise<AccessList | undefined>;
  save: (access: GroupAccess, list: AccessList) => Promise<void>;
};

/**
 * Values under names that exactly one caller can claim, whatever happens at the same moment. A
 * storage failure throws. An expired value may still be read, so its reader checks the time.
 */
export type ClaimStore = {
  /** Stores a value under a name. True only for the first caller. */
  claim: (name: string, value: unknown, seconds: number) => Promise<boolean>;
  read: (name: string) => Promise<unknown>;
  replace: (name: string, value: unknown, seconds: number) => Promise<void>;
  release: (name: string) => Promise<void>;
};

/**
 * Plans and their drafts. A plan is written once and never changed. A storage failure throws
 * `StoreUnavailable`. A value of another form or version reads as missing.
 */
export type PlanStore = {
  /** Stores a draft. From then on it counts as unapplied. */
  saveDraft: (draft: PlanDraft) => Promise<void>;
  readDraft: (id: PlanId) => Promise<PlanDraft | undefined>;
  /** Stores rows chunk by chunk, up to 25 chunks at once. */
  saveChunks: (id: PlanId, first: number, chunks: readonly PlanRow[][]) => Promise<void>;
  /** The rows of these chunks, in order. Undefined if one is missing. */
  readChunks: (id: PlanId, first: number, count: number) => Promise<PlanRow[][] | undefined>;
  /** Stores a plan. False if there already is one. */
  savePlan: (plan: Plan) => Promise<boolean>;
  readPlan: (id: PlanId) => Promise<Plan | undefined>;
  /** Drafts and plans without a job, the newest first, at most 100. */
  unapplied: () => Promise<PlanId[]>;
  /** The oldest drafts and plans without a job, the oldest first. */
  oldestUnapplied: (count: number) => Promise<PlanId[]>;
  noteApplied: (id: PlanId) => Promise<void>;
  /** Deletes a draft with its rows, and the plan that came from it. */
  remove: (id: PlanId) => Promise<void>;
};

/** Some jobs, the newest first. `next` is the place of the older ones, if there are any. */
export type JobList = { jobs: Job[]; next?: string };

/**
 * A stored job with its version. If its form or schema version is unknown, only `value` is
 * undefined.
 */
export type VersionedJob = Versioned<Job> | { value: undefined; version: Version };

/**
 * Jobs, their progress in each chunk, and their commands. A storage failure throws
 * `StoreUnavailable`. A job of an unknown form or schema version reads as missing. A chunk or a
 * control of an unknown form throws. Otherwise rows could be sent twice, or against a command.
 *
 * Every write names the versions that storage may hold, as far as the writer knows. If storage
 * holds another one, it refuses the write, and the store throws with the code `superseded`. Only
 * `makeOpenJobs` writes through this port.
 */
export type JobStore = {
  read: (id: PlanId) => Promise<Job | undefined>;
  /**
   * The newest jobs, or the jobs from the `next` of an earlier list. Undefined if the store does
   * not know that place. It is valid while a list is shown, not permanently.
   */
  list: (limit: number, from?: string) => Promise<JobList | undefined>;
  readChunks: (id: PlanId, first: number, count: number) => Promise<(JobChunk | undefined)[]>;
  readControl: (id: PlanId) => Promise<JobControl | undefined>;

  open: (id: PlanId) => Promise<VersionedJob>;
  save: (job: Job, write: Write) => Promise<void>;
  openChunk: (id: PlanId, number: number) => Promise<Versioned<JobChunk>>;
  saveChunk: (id: PlanId, number: number, chunk: JobChunk, write: Write) => Promise<void>;
  openControl: (id: PlanId) => Promise<Versioned<JobControl>>;
  saveControl: (id: PlanId, control: JobControl, write: Write) => Promise<void>;
};

/** The most groups that the list can hold. Each may cost a read when the list is shown. */
export const MAX_DELEGATED = 50;

/**
 * The groups that site admins delegated: every Confluence admin may use the app's authority for
 * them. If two callers change the list at once, neither change is lost. A change that was given up,
 * and arrives late after another one, is refused. So a removed group does not come back. A storage
 * failure throws, and so does a list of another form or version.
 */
export type DelegationList = {
  list: () => Promise<GroupId[]>;
  /** Adds a group and returns the list. `full` if it already has 50 others. */
  add: (id: GroupId) => Promise<GroupId[] | 'full'>;
  /** Removes a group and returns the list, even if the group was not on it. */
  remove: (id: GroupId) => Promise<GroupId[]>;
};

/** The settings. `changed` is absent until an admin changes them. */
export type KeptSettings = SavedSettings | (Settings & { changed?: never });

/**
 * The store of the settings. A storage failure throws `StoreUnavailable`, and so do settings of
 * another form or version. A save that was given up, and arrives late after another one, is
 * refused.
 */
export type SettingsStore = {
  read: () => Promise<KeptSettings>;
  /** Replaces the settings that were changed at `seenAt`. Returns false if others are stored. */
  save: (settings: KeptSettings, seenAt?: string) => Promise<boolean>;
};

/**
 * The latest self-test. A write names the versions that storage may hold, so of two admins or
 * invocations that go on with one test at once, one is refused (`superseded`). A storage failure
 * throws `StoreUnavailable`, and so does a test of another form: it may have left a person in a group.
 */
export type SelfTestStore = {
  open: () => Promise<Versioned<SelfTest>>;
  save: (test: SelfTest, write: Write) => Promise<void>;
};

/**
 * The columns that admins chose for lists. They only suggest, so columns of another form or version
 * read as none, and the next change replaces them. If two callers change them at once, neither
 * change is lost. A storage failure throws `StoreUnavailable`.
 */
export type ColumnMemory = {
  read: () => Promise<RememberedColumns[]>;
  /** Replaces the columns by what `run` makes of them. It may call `run` several times. */
  change: (run: (before: readonly RememberedColumns[]) => RememberedColumns[]) => Promise<void>;
};

/**
 * The part of the page that each admin last opened. It only saves a person a few clicks, so a place
 * of an unknown form reads as none. A storage failure throws `StoreUnavailable`.
 */
export type PlaceMemory = {
  /** The account's place. Undefined if there is none, or its time is up. */
  read: (accountId: AccountId) => Promise<string | undefined>;
  save: (accountId: AccountId, path: string, seconds: number) => Promise<void>;
};

/**
 * What is known of an absent owner. `possible` says where the platform let the app impersonate them
 * at least once. `provenAt` is when Confluence last said that they administer it, in ms since 1970.
 */
export type OwnerFacts = {
  possible: 'here' | 'only-elsewhere' | 'nowhere';
  provenAt: number | undefined;
};

/**
 * What the app has found out about absent owners. It decides whether an owner's groups may be asked.
 * So it is not a cache: nothing expires, and a storage that fails or is late throws
 * `StoreUnavailable`. Every write resolves once it is stored.
 */
export type OwnerRecord = {
  /** The facts about an account, as seen from one kind of invocation. */
  read: (accountId: AccountId, where: Background) => Promise<OwnerFacts>;
  /** Records permanently that the app could impersonate the account in this kind of invocation. */
  noteImpersonated: (accountId: AccountId, where: Background) => Promise<void>;
  noteProven: (accountId: AccountId, provenAt: number) => Promise<void>;
  /** Ends a proof: the account is not an admin any more, or is rejected. */
  endProof: (accountId: AccountId) => Promise<void>;
};

/**
 * Keeps small values for a while, for each installation. Nothing depends on it: if storage fails,
 * or a value has an unknown form, `get` returns undefined.
 */
export type Cache = {
  get: <T>(key: string, read: (stored: unknown) => T | undefined) => Promise<T | undefined>;
  put: (key: string, value: unknown, seconds: number) => Promise<void>;
  /** Reads up to 25 values at once, so that later calls of `get` need no request. */
  prefetch: (keys: readonly string[]) => Promise<void>;
  forget: (key: string) => Promise<void>;
};
