import {
  type Answer,
  type Clock,
  Interrupted,
  NoAnswer,
  type SiteClient,
  StillLimited,
} from './client';
import type { OwnGroup, OwnGroups } from './ownGroups';

/** What a check found out. `came` says in a few words what the site answered. */
export type Verdict =
  | { state: 'as-assumed'; came: string; variant?: string }
  | { state: 'different'; came: string }
  | { state: 'not-checked'; reason: string };

/** One assumption about Confluence, compared with a site. */
export type Check = {
  /** The ID of its row in docs/assumptions.md, which says what is expected and why. */
  assumption: string;
  name: string;
  /** How sites may differ here, if they may. The verdict says which one it was. */
  variants?: readonly string[];
  run: (run: Run) => Promise<Verdict>;
};

export type Caller = { accountId: string; displayName: string };

/** What checks share: the site, the account that the token belongs to, and the run's own groups. */
export type Run = {
  site: SiteClient;
  clock: Clock;
  signal: AbortSignal;
  caller: Caller;
  /** Another account that may be added to own groups. */
  person: string | undefined;
  own: OwnGroups;
  burst: number | undefined;
  maxWaitMs: number;
  /** Makes something that several checks use, once. */
  once: <T>(what: string, make: () => Promise<T>) => Promise<T>;
};

/** A check can't be carried out on this site. The message says why. */
export class CannotCheck extends Error {
  override readonly name = 'CannotCheck';
}

export type Result = { check: Check; verdict: Verdict; ms: number };

/**
 * Runs the checks one after the other and reports each result. Ends early, with the results so far,
 * if the run is interrupted.
 */
export const runChecks = async (
  run: Run,
  checks: readonly Check[],
  report: (result: Result) => void = () => undefined,
): Promise<Result[]> => {
  const results: Result[] = [];
  for (const check of checks) {
    if (run.signal.aborted) break;
    const startedAt = performance.now();
    const verdict = await verdictOf(run, check);
    if (verdict === undefined) break;
    const result = { check, verdict, ms: performance.now() - startedAt };
    results.push(result);
    report(result);
  }
  return results;
};

/** Runs one check. Undefined if the run was interrupted meanwhile. */
export const verdictOf = async (run: Run, check: Check): Promise<Verdict | undefined> => {
  try {
    const verdict = await check.run(run);
    const { variants } = check;
    if (verdict.state === 'as-assumed' && variants?.includes(verdict.variant ?? '') === false)
      throw new Error(`the check knows no variant "${verdict.variant ?? ''}"`);
    return verdict;
  } catch (error) {
    if (error instanceof Interrupted) return undefined;
    return { state: 'not-checked', reason: reasonOf(error) };
  }
};

const reasonOf = (error: unknown): string => {
  if (error instanceof CannotCheck) return error.message;
  if (error instanceof NoAnswer) return `the site did not answer (${error.message})`;
  if (error instanceof StillLimited)
    return `the site still refused the request as one too many (${error.message})`;
  return `the check itself failed: ${error instanceof Error ? error.message : String(error)}`;
};

/** Makes the memory for `Run.once`. It also keeps that something can't be made on this site. */
export const makeOnce = (): Run['once'] => {
  const made = new Map<string, unknown>();
  return async <T>(what: string, make: () => Promise<T>): Promise<T> => {
    if (!made.has(what))
      made.set(
        what,
        await make().catch((error: unknown) => {
          if (error instanceof CannotCheck) return error;
          throw error;
        }),
      );
    const value = made.get(what);
    if (value instanceof CannotCheck) throw value;
    return value as T;
  };
};

// How a check states its verdict.

export const asAssumed = (came: string, variant?: string): Verdict => ({
  ...{ state: 'as-assumed', came },
  ...(variant !== undefined && { variant }),
});

export const different = (came: string): Verdict => ({ state: 'different', came });

export const verdict = (isAsAssumed: boolean, came: string): Verdict =>
  isAsAssumed ? asAssumed(came) : different(came);

/** As assumed if the answer has one of these statuses. */
export const statusIn = (answer: Answer, ...statuses: number[]): Verdict =>
  verdict(statuses.includes(answer.status), described(answer));

/** As assumed if the answer has one of these statuses; its variant is the one beside the status. */
export const variantOf = (answer: Answer, variants: Record<number, string>): Verdict => {
  const variant = variants[answer.status];
  return variant === undefined
    ? different(described(answer))
    : asAssumed(described(answer), variant);
};

export const isSuccess = ({ status }: Answer): boolean => status >= 200 && status < 300;

const MAX_EXCERPT = 160; // characters

/**
 * Says what an answer was: its status and, for an error, the beginning of its text, otherwise only the
 * names of its fields, because their values may be names of people.
 */
export const described = ({ status, text, body }: Answer): string => {
  const message = fieldOf(body, 'message');
  if (status >= 400) {
    const excerpt = (typeof message === 'string' ? message : text).replaceAll(/\s+/g, ' ').trim();
    return excerpt === '' ? `${status}, no body` : `${status}: ${excerpt.slice(0, MAX_EXCERPT)}`;
  }
  if (text === '') return `${status}, no body`;
  if (body === undefined) return `${status}, a body that is not JSON`;
  return `${status} with ${shapeOf(body)}`;
};

/** The names of the fields of a value. */
export const shapeOf = (value: unknown): string => {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value !== 'object' || value === null) return `the value of type ${typeof value}`;
  const names = Object.keys(value).slice(0, 20);
  return names.length === 0 ? 'no fields' : `the fields ${names.join(', ')}`;
};

/** A field of a JSON object, through several levels. Undefined if it is missing. */
export const fieldOf = (value: unknown, ...names: string[]): unknown =>
  names.reduce<unknown>(
    (inner, name) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, name)
        ? Reflect.get(inner, name)
        : undefined,
    value,
  );

/** The entries of a page. Undefined if the answer is not a page. */
export const entriesOf = ({ status, body }: Answer): unknown[] | undefined => {
  const results = fieldOf(body, 'results');
  return status === 200 && Array.isArray(results) ? results : undefined;
};

export const textsOf = (entries: readonly unknown[], ...names: string[]): string[] =>
  entries.flatMap((entry) => {
    const value = fieldOf(entry, ...names);
    return typeof value === 'string' ? [value] : [];
  });

/** Whether the answer is a page with these members of each entry as texts. */
export const isPageOf = (answer: Answer, ...fields: string[][]): boolean => {
  const entries = entriesOf(answer);
  return (
    entries !== undefined &&
    fields.every((names) => textsOf(entries, ...names).length === entries.length)
  );
};

// What checks need on the site.

export const API = '/wiki/rest/api';

// A valid form that no group and no account has.
export const NO_GROUP = '00000000-0000-4000-8000-000000000000';
export const NO_ACCOUNT = '712020:00000000-0000-4000-8000-000000000000';

/** A group that a check created, and the name that it asked for. */
export type CreatedGroup = OwnGroup & { asked: string };

/** Creates an own group. Throws `CannotCheck` if the site doesn't let the token's account do so. */
export const createGroup = async ({ own }: Run, asked: string): Promise<CreatedGroup> => {
  const answer = await own.create(asked);
  const id = fieldOf(answer.body, 'id');
  const name = fieldOf(answer.body, 'name');
  if (isSuccess(answer) && typeof id === 'string')
    return { id, name: typeof name === 'string' ? name : asked, asked };
  throw new CannotCheck(`the site did not create a group (${described(answer)})`);
};

/** Creates an own group, and waits until it can be read. */
export const readableGroup = async (run: Run, ending: string): Promise<CreatedGroup> => {
  const group = await createGroup(run, run.own.newName(ending));
  const query = { id: group.id };
  const read = (): Promise<Answer> => run.site.send('GET', `${API}/group/by-id`, { query });
  await waitUntil(run, read, ({ status }) => status !== 404);
  return group;
};

/** An own group that checks add the caller to and remove the caller from. */
export const changingGroup = (run: Run): Promise<CreatedGroup> =>
  run.once('changing', () => readableGroup(run, 'members'));

/** An own group that stays without members. */
export const emptyGroup = (run: Run): Promise<CreatedGroup> =>
  run.once('empty', () => readableGroup(run, 'empty'));

/** Own groups whose names contain characters that URLs, queries and scripts treat specially. */
export const awkwardGroup = (run: Run): Promise<CreatedGroup> =>
  run.once('awkward', () => readableGroup(run, AWKWARD_ENDING));

const AWKWARD_ENDING = 'R&D / 50% + #1? "quoted" (x)';

const byId = (groupId: string) => ({ groupId });

export const add = (run: Run, groupId: string, accountId = run.caller.accountId): Promise<Answer> =>
  run.site.send('POST', `${API}/group/userByGroupId`, {
    query: byId(groupId),
    body: { accountId },
  });

export const remove = (
  run: Run,
  groupId: string,
  accountId = run.caller.accountId,
): Promise<Answer> =>
  run.site.send('DELETE', `${API}/group/userByGroupId`, { query: { groupId, accountId } });

/** Whether an answer says that the account was a member already. */
export const saysAlready = ({ status, text }: Answer): boolean =>
  status === 409 || (status === 400 && /already/i.test(text));

/** Makes the caller a member. Throws `CannotCheck` if the site doesn't let the account do so. */
export const putIn = async (run: Run, { id }: OwnGroup): Promise<void> => {
  const answer = await add(run, id);
  if (!isSuccess(answer) && !saysAlready(answer))
    throw new CannotCheck(`the site did not add the token's account (${described(answer)})`);
};

/** Makes sure that the caller is not a member. */
export const putOut = async (run: Run, { id }: OwnGroup): Promise<void> => {
  const answer = await remove(run, id);
  if (!isSuccess(answer) && answer.status !== 404)
    throw new CannotCheck(`the site did not remove the token's account (${described(answer)})`);
};

export const readMembers = (
  { site }: Run,
  groupId: string,
  query: Record<string, string | number | boolean> = {},
): Promise<Answer> =>
  site.send('GET', `${API}/group/${encodeURIComponent(groupId)}/membersByGroupId`, { query });

/** What came of waiting for a change to show: after how long, or not until the limit. */
export type Waited = { isSeen: boolean; ms: number; last: Answer };

const POLL_MS = 5_000;

/** Reads until the answer is as wanted, or for as long as the run waits at most. */
export const waitUntil = async (
  { clock, maxWaitMs, signal }: Run,
  read: () => Promise<Answer>,
  isWanted: (answer: Answer) => boolean,
): Promise<Waited> => {
  const startedAt = clock.now();
  for (;;) {
    const last = await read();
    const ms = clock.now() - startedAt;
    if (isWanted(last)) return { isSeen: true, ms, last };
    if (ms >= maxWaitMs) return { isSeen: false, ms, last };
    await clock.sleep(POLL_MS, signal).catch(() => {
      throw new Interrupted();
    });
  }
};

export type ListedGroup = OwnGroup & { waited: Waited };

/** An own group with the caller in it, and how long its list took to show the caller. */
export const listedGroup = (run: Run): Promise<ListedGroup> =>
  run.once('listed', async () => {
    const group = await readableGroup(run, 'listed');
    await putIn(run, group);
    const waited = await waitUntil(
      run,
      () => readMembers(run, group.id, { limit: 200 }),
      (answer) => textsOf(entriesOf(answer) ?? [], 'accountId').includes(run.caller.accountId),
    );
    return { ...group, waited };
  });

/** The same, for checks that need the list to show the caller. */
export const shownGroup = async (run: Run): Promise<OwnGroup> => {
  const { waited, ...group } = await listedGroup(run);
  if (waited.isSeen) return group;
  const seconds = Math.round(waited.ms / 1_000);
  throw new CannotCheck(`the list of members did not show the token's account within ${seconds} s`);
};

/** Own groups for checks of paging, once the group search shows all of them. */
export const pagedGroups = (run: Run): Promise<{ query: string; ids: string[] }> =>
  run.once('paged', async () => {
    const query = `${run.own.runName} page`;
    const ids: string[] = [];
    for (const number of [1, 2, 3, 4, 5, 6])
      ids.push((await createGroup(run, `${query} ${number}`)).id);
    const one = { query, start: ids.length - 1, limit: 1 };
    const { isSeen } = await waitUntil(
      run,
      () => run.site.send('GET', `${API}/group/picker`, { query: one }),
      (answer) => entriesOf(answer)?.length === 1,
    );
    if (!isSeen) throw new CannotCheck('the group search did not show the new groups in time');
    return { query, ids };
  });
