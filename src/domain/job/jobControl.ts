import type { AccountId } from '../accountId';

/** What an admin can ask of a job that is not over. */
export type Command = 'run' | 'pause' | 'cancel';

/** What an admin asked of a job, or that they undid it, and when: ISO 8601, UTC. */
export type JobCommand = { command: Command | 'undo'; by: AccountId; at: string };

/** The latest command, which counts, and those before it, the newest first: they are on record only. */
export type JobControl = JobCommand & { earlier?: JobCommand[] };

const MAX_COMMANDS = 20; // on record: a few kilobytes, which a running step reads every second

/** What is stored of a job's commands with one more; the oldest fall out beyond 20. */
export const withCommand = (before: JobControl | undefined, command: JobCommand): JobControl =>
  before ? { ...command, earlier: newestFirst(before).slice(0, MAX_COMMANDS - 1) } : command;

/** All that is on record, the oldest first. */
export const commandsOf = (control: JobControl | undefined): JobCommand[] =>
  control ? newestFirst(control).toReversed() : [];

const newestFirst = ({ earlier = [], ...latest }: JobControl): JobCommand[] => [latest, ...earlier];
