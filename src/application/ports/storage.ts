import type { AccountId } from '../../domain/accountId';
import type { AutomationKey, KeyId } from '../../domain/automationKey';
import type { ChangeEnding, ChangeRecord } from '../../domain/change';
import type { GroupId } from '../../domain/group';
import type { Job, JobControl } from '../../domain/job/job';
import type { JobChunk } from '../../domain/job/jobChunk';
import type { Plan, PlanDraft, PlanId } from '../../domain/plan/plan';
import type { PlanRow } from '../../domain/plan/planRow';
import type { Settings } from '../../domain/settings';
import type { KeySecret, SavedSettings } from '../../contract/stored';
import type { Version, Versioned, Write } from './versions';

/** The record of every change. A store that fails throws `StoreUnavailable`. */
export type AuditTrail = {
  /** Stores a record, open or with its ending. */
  begin: (record: ChangeRecord) => Promise<void>;
  /** Closes an open record. */
  complete: (record: ChangeRecord, ending: ChangeEnding) => Promise<void>;
  /** The newest first. */
  newest: (limit: number) => Promise<ChangeRecord[]>;
};

/**
 * Automation keys, and apart from them their secrets. A key that was removed stays removed, also
 * where a write of it lands after that. A store that fails throws.
 */
export type KeyStore = {
  list: () => Promise<AutomationKey[]>;
  read: (id: KeyId) => Promise<AutomationKey | undefined>;
  save: (key: AutomationKey) => Promise<void>;
  readSecret: (id: KeyId) => Promise<KeySecret | undefined>;
  saveSecret: (id: KeyId, secret: KeySecret) => Promise<void>;
  /**
   * Notes the revocation, then removes the secret, then the key: a half-done removal leaves a key
   * that opens nothing, and one that runs beside a replacement is seen by it.
   */
  remove: (id: KeyId) => Promise<void>;
  /** Whether the key was ever removed. */
  wasRemoved: (id: KeyId) => Promise<boolean>;
};

/**
 * Values that exactly one caller can put under a name, whatever happens at the same moment.
 * A store that fails throws. An expired value may still be read; its reader checks the time.
 */
export type ClaimStore = {
  /** True for the first caller alone. */
  claim: (name: string, value: unknown, seconds: number) => Promise<boolean>;
  read: (name: string) => Promise<unknown>;
  replace: (name: string, value: unknown, seconds: number) => Promise<void>;
  release: (name: string) => Promise<void>;
};

/**
 * Plans, and the lists that are to become one. A plan is written once and never changed. A store
 * that fails throws `StoreUnavailable`; what has another form or version reads as not there.
 */
export type PlanStore = {
  /** From now on it is among the unapplied. */
  saveDraft: (draft: PlanDraft) => Promise<void>;
  readDraft: (id: PlanId) => Promise<PlanDraft | undefined>;
  /** Stores rows chunk by chunk, up to 25 chunks at once. */
  saveChunks: (id: PlanId, first: number, chunks: readonly PlanRow[][]) => Promise<void>;
  /** The rows of these chunks in order; undefined where one is missing. */
  readChunks: (id: PlanId, first: number, count: number) => Promise<PlanRow[][] | undefined>;
  /** False where there is one already. */
  savePlan: (plan: Plan) => Promise<boolean>;
  readPlan: (id: PlanId) => Promise<Plan | undefined>;
  /** Drafts and plans of which no job was made, the newest first; at most 100. */
  unapplied: () => Promise<PlanId[]>;
  /** So many of them all, the oldest first. */
  oldestUnapplied: (count: number) => Promise<PlanId[]>;
  noteApplied: (id: PlanId) => Promise<void>;
  /** Deletes a draft with its rows, and the plan that came of it. */
  remove: (id: PlanId) => Promise<void>;
};

/** Some jobs, the newest first; `next` is the place of the older ones, where there are any. */
export type JobList = { jobs: Job[]; next?: string };

/** A job to write: `value` alone is undefined where its form or schema version is unknown. */
export type VersionedJob = Versioned<Job> | { value: undefined; version: Version };

/**
 * Jobs, how far they are with each chunk, and what was asked of them. A store that fails throws
 * `StoreUnavailable`. A job of an unknown form or schema version reads as not there; a chunk or a
 * control of an unknown form throws, because without it rows could be sent twice or unwanted.
 *
 * Every write names the versions that storage may hold as far as the writer knows. Where storage
 * holds another one, it refuses the write, and the store throws with the code `superseded`.
 * `makeOpenJobs` writes through this port; nothing else does.
 */
export type JobStore = {
  read: (id: PlanId) => Promise<Job | undefined>;
  /**
   * The newest, or those from the place on that a list named as its `next`. Undefined where the
   * store knows no such place: it is valid while a list is shown, not permanently.
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

/** The most groups that the list can hold: each may cost a read when the list is shown. */
export const MAX_DELEGATED = 50;

/**
 * The groups for which the app's authority serves every Confluence admin. Site admins delegate them. Two who
 * change it at once lose nothing. A change that was given up and lands late, after another one, is
 * refused: a group that was removed does not come back. A store that fails throws, and so does one
 * with another form or version in it.
 */
export type DelegationList = {
  has: (id: GroupId) => Promise<boolean>;
  list: () => Promise<GroupId[]>;
  /** Gives the list with the group on it; `full` where it holds 50 others. */
  add: (id: GroupId) => Promise<GroupId[] | 'full'>;
  /** Gives the list without the group, also where it was not on it. */
  remove: (id: GroupId) => Promise<GroupId[]>;
};

/** The settings. `changed` is absent until an admin changes them. */
export type KeptSettings = SavedSettings | (Settings & { changed?: never });

/**
 * A store that fails throws `StoreUnavailable`, and so does one with another form or version in it.
 * A save that was given up and lands late, after another one, is refused.
 */
export type SettingsStore = {
  read: () => Promise<KeptSettings>;
  save: (settings: KeptSettings) => Promise<void>;
};

/**
 * Accounts that the platform has let this app impersonate at least once. It decides whether an
 * absent owner's groups may be asked, so it is authority data and no cache: nothing expires, and a
 * store that fails or is late throws `StoreUnavailable`.
 */
export type ImpersonationRecord = {
  wasPossible: (accountId: AccountId) => Promise<boolean>;
  /** Resolves once it is stored. */
  note: (accountId: AccountId) => Promise<void>;
};

/**
 * Keeps small values for a while, per installation. Nothing depends on it: if storage fails, or a
 * value has an unknown form, `get` answers undefined.
 */
export type Cache = {
  get: <T>(key: string, read: (stored: unknown) => T | undefined) => Promise<T | undefined>;
  put: (key: string, value: unknown, seconds: number) => Promise<void>;
  /** Reads up to 25 values at once, so that later calls of `get` need no request. */
  expect: (keys: readonly string[]) => Promise<void>;
  forget: (key: string) => Promise<void>;
};
