import { type Answer, Interrupted } from './client';
import type { OwnGroup } from './ownGroups';
import { CannotCheck, type Run } from './suite';
import { described, entriesOf, fieldOf, isSuccess, textsOf } from './verdicts';

// What checks need on the site: own groups, changes of their members, and waiting.

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
