import type { AccountId } from '../accountId';

/** What an admin can ask of a job that is not over. */
export type Wish = 'run' | 'pause' | 'cancel';

/** What an admin asked of a job, or that they undid it, and when: ISO 8601, UTC. */
export type JobWish = { wish: Wish | 'undo'; by: AccountId; at: string };

/** The latest wish, which counts, and those before it, the newest first: they are on record only. */
export type JobControl = JobWish & { earlier?: JobWish[] };

const MOST_WISHES = 20; // on record: a few kilobytes, which a running step reads every second

/** What is stored of a job's wishes with one more; the oldest fall out beyond 20. */
export const withWish = (before: JobControl | undefined, wish: JobWish): JobControl =>
  before ? { ...wish, earlier: newestFirst(before).slice(0, MOST_WISHES - 1) } : wish;

/** All that is on record, the oldest first. */
export const wishesOf = (control: JobControl | undefined): JobWish[] =>
  control ? newestFirst(control).toReversed() : [];

const newestFirst = ({ earlier = [], ...latest }: JobControl): JobWish[] => [latest, ...earlier];
