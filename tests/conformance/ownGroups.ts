import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { type Answer, Interrupted, NoAnswer, type RequestOptions, type SiteClient } from './client';

/** How the name of every group of a run begins. */
export const PREFIX = 'rollcall-conformance-';

export type OwnGroup = { id: string; name: string };

/** A group that may still be on the site, and why it wasn't removed. */
export type Leftover = { name: string; id?: string; reason: string };

/** What a run writes down before it creates groups, so that a later run can prove they are its own. */
const noteSchema = z.object({
  host: z.string(),
  processId: z.int(),
  accounts: z.array(z.string()),
  groups: z.array(z.object({ name: z.string(), id: z.string().optional() })),
});
type Note = z.infer<typeof noteSchema>;

const groupSchema = z.object({ id: z.string().min(1), name: z.string() });
const pageSchema = z.object({ results: z.array(groupSchema) });
const membersSchema = z.object({ results: z.array(z.object({ accountId: z.string() })) });

const GROUP = '/wiki/rest/api/group';

export type OwnGroups = ReturnType<typeof makeOwnGroups>;

/**
 * Creates and removes the groups of one run. Each name is random and is written to a file in `folder`
 * before the group is created, so that even a run that was killed leaves a proof of what is its own.
 * `accounts` are the only ones that the run adds to them.
 */
export const makeOwnGroups = (
  site: SiteClient,
  folder: string,
  accounts: readonly string[],
  stamp: string,
) => {
  const runName = `${PREFIX}${stamp}-${randomBytes(5).toString('hex')}`;
  const file = path.join(folder, `${fileNameOf(site.host)}_${runName}.json`);
  const note: Note = {
    host: site.host,
    processId: process.pid,
    accounts: [...accounts],
    groups: [],
  };
  let names = 0;
  const save = (): void => saveNote(file, note);
  const forget = (isGone: (group: Note['groups'][number]) => boolean): void => {
    note.groups = note.groups.filter((group) => !isGone(group));
    save();
  };

  return {
    /** The beginning of the names of all groups of this run, which no other group has. */
    runName,
    /** A name for a group of this run. No other group has it, whatever its ending. */
    newName: (ending = ''): string => {
      names += 1;
      return `${runName}-${names}${ending === '' ? '' : ` ${ending}`}`;
    },
    /** Where the names of the groups are written down until they are removed. */
    file,
    /** How many groups exist, as far as the run knows. */
    count: () => note.groups.length,
    /**
     * Sends a request that creates a group, or should be refused. Whatever it creates is removed at
     * the end of the run.
     */
    create: async (name: string, request: RequestOptions = { body: { name } }): Promise<Answer> => {
      const entry: Note['groups'][number] = { name };
      note.groups.push(entry);
      save();
      const answer = await site.send('POST', GROUP, request).catch((error: unknown) => {
        if (error instanceof Interrupted) forget((group) => group === entry); // it was not sent
        throw error;
      });
      const created = groupSchema.safeParse(answer.body);
      if (answer.status < 300 && created.success) {
        Object.assign(entry, created.data);
        save();
      } else if (answer.status >= 400 && answer.status < 500) forget((group) => group === entry);
      return answer;
    },
    /** Notes that a check has deleted a group. */
    forget: (id: string): void => forget((group) => group.id === id),
    /** Removes every group of the run. Returns those that may be left. */
    removeAll: async (): Promise<Leftover[]> => {
      const left = await removeNoted(site, note, save);
      if (left.length === 0) rmSync(file, { force: true });
      return left;
    },
  };
};

/**
 * Removes what earlier runs left on a site. A group is removed only if a file proves that it is their
 * own: its name, which is random, its ID if that is known, and no members but those of that run.
 * Returns how many were removed, which may be left, and which look like leftovers without a proof.
 */
export const removeLeftovers = async (site: SiteClient, folder: string) => {
  let removed = 0;
  const left: Leftover[] = [];
  for (const file of notesOf(site.host, folder)) {
    const note = readNote(file);
    if (note?.host !== site.host) continue;
    if (isRunning(note.processId)) {
      const reason = `a run is still active (process ${note.processId})`;
      left.push(...note.groups.map((group) => ({ ...withId(group), reason })));
      continue;
    }
    const before = note.groups.length;
    const save = (): void => saveNote(file, note);
    const some = await removeNoted(site, note, save, { isLeftover: true });
    removed += before - some.length;
    left.push(...some);
    if (some.length === 0) rmSync(file, { force: true });
  }
  const known = new Set(left.map(({ name }) => name));
  const unproven = (await groupsNamed(site, PREFIX))
    .filter(({ name }) => name.startsWith(PREFIX) && !known.has(name))
    .map(({ name, id }) => ({ name, id, reason: 'nothing on this computer proves whose it is' }));
  return { removed, left, unproven };
};

const removeNoted = async (
  site: SiteClient,
  note: Note,
  save: () => void,
  { isLeftover = false } = {},
): Promise<Leftover[]> => {
  const left: Leftover[] = [];
  for (const group of [...note.groups]) {
    const reason = await whyKept(site, group, note.accounts, isLeftover).catch((error: unknown) =>
      error instanceof Error ? `${error.name}: ${error.message}` : 'unknown reason',
    );
    if (reason !== undefined) {
      left.push({ ...withId(group), reason });
      continue;
    }
    note.groups = note.groups.filter((other) => other !== group);
    save();
  }
  return left;
};

const withId = ({ name, id }: Note['groups'][number]): Omit<Leftover, 'reason'> => ({
  name,
  ...(id !== undefined && { id }),
});

/** Removes one group. Returns why it may still be there; undefined if it is gone. */
const whyKept = async (
  site: SiteClient,
  group: { name: string; id?: string | undefined },
  accounts: readonly string[],
  isLeftover: boolean,
): Promise<string | undefined> => {
  const id = group.id ?? (await findByRandomName(site, group.name));
  if (id === undefined)
    return isLeftover || !group.name.startsWith(PREFIX)
      ? undefined
      : 'the site did not say whether it created this group, and no list shows it';
  if (isLeftover) {
    const doubt = await doubtAbout(site, { id, name: group.name }, accounts);
    if (doubt !== undefined) return doubt === 'gone' ? undefined : doubt;
  }
  const answer = await site.send('DELETE', `${GROUP}/by-id`, { query: { id }, cleansUp: true });
  const isGone = (answer.status >= 200 && answer.status < 300) || answer.status === 404;
  return isGone ? undefined : `the site answered ${answer.status} to its deletion`;
};

/** Finds a group whose creation got no clear answer. Only a random name says whose group it is. */
const findByRandomName = async (site: SiteClient, name: string): Promise<string | undefined> =>
  name.startsWith(PREFIX)
    ? (await groupsNamed(site, name)).find((group) => group.name === name)?.id
    : undefined;

/** Why a leftover must not be deleted: it was renamed, or has members that the run never added. */
const doubtAbout = async (
  site: SiteClient,
  { id, name }: OwnGroup,
  accounts: readonly string[],
): Promise<string | undefined> => {
  const options: RequestOptions = { query: { id }, cleansUp: true };
  const answer = await site.send('GET', `${GROUP}/by-id`, options);
  if (answer.status === 404) return 'gone';
  const now = groupSchema.safeParse(answer.body);
  if (!now.success) return `the site answered ${answer.status} when it was read`;
  if (now.data.name !== name) return 'it has another name now';
  const path = `${GROUP}/${encodeURIComponent(id)}/membersByGroupId`;
  const members = membersSchema.safeParse((await site.send('GET', path, { cleansUp: true })).body);
  if (!members.success) return 'its members could not be read';
  const isStrange = members.data.results.some(({ accountId }) => !accounts.includes(accountId));
  return isStrange ? 'it has members that no run added' : undefined;
};

/** The groups whose names contain a text, as far as the first page of the picker shows them. */
const groupsNamed = async (site: SiteClient, query: string): Promise<OwnGroup[]> => {
  const options = { query: { query, limit: 200 }, cleansUp: true };
  const answer = await site.send('GET', `${GROUP}/picker`, options);
  const page = pageSchema.safeParse(answer.body);
  if (!page.success) throw new NoAnswer(`${answer.status} to a search for groups`);
  return page.data.results;
};

const fileNameOf = (host: string): string => host.replaceAll(/[^\w.-]/g, '-');

const notesOf = (host: string, folder: string): string[] => {
  try {
    return readdirSync(folder)
      .filter((name) => name.startsWith(`${fileNameOf(host)}_${PREFIX}`) && name.endsWith('.json'))
      .map((name) => path.join(folder, name));
  } catch {
    return []; // no run has made the folder yet
  }
};

const readNote = (file: string): Note | undefined => {
  try {
    return noteSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined; // it proves nothing
  }
};

/** Replaces a note at once, so that a run that is killed meanwhile leaves the old one. */
const saveNote = (file: string, note: Note): void => {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, `${JSON.stringify(note, null, 2)}\n`);
  renameSync(`${file}.new`, file);
};

const isRunning = (processId: number): boolean => {
  if (processId === process.pid) return false; // an earlier run of this process, in a test
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'; // another person's process
  }
};
