import type { Answer, RequestOptions } from '../client';
import { API, awkwardGroup, emptyGroup, pagedGroups, waitUntil } from '../fixtures';
import { CannotCheck, type Check, type Run, type Verdict } from '../suite';
import {
  asAssumed,
  described,
  different,
  entriesOf,
  fieldOf,
  isPageOf,
  statusIn,
  textsOf,
  variantOf,
  verdict,
} from '../verdicts';

const pick = ({ site }: Run, query: string, more: RequestOptions['query'] = {}): Promise<Answer> =>
  site.send('GET', `${API}/group/picker`, { query: { query, limit: 200, ...more } });
const listGroups = ({ site }: Run, query: RequestOptions['query'] = {}): Promise<Answer> =>
  site.send('GET', `${API}/group`, { query: { limit: 5, ...query } });

/** Whether the group search finds a group by some text, sooner or later. */
const finds = async (run: Run, query: string, id: string): Promise<Verdict> => {
  const { isSeen, last } = await waitUntil(
    run,
    () => pick(run, query),
    (answer) => answer.status !== 200 || textsOf(entriesOf(answer) ?? [], 'id').includes(id),
  );
  const found = isSeen && isPageOf(last, ['id'], ['name']);
  return verdict(found, found ? 'found' : `not found, ${described(last)}`);
};

const lists = async (run: Run, accessType: string): Promise<Verdict> => {
  const answer = await listGroups(run, { accessType });
  const count = entriesOf(answer)?.length ?? 0;
  return verdict(count > 0 && isPageOf(answer, ['id'], ['name']), described(answer));
};

/** A page that may have more entries than the most: refused, or with fewer. */
const overLimit = (answer: Answer): Verdict => {
  const count = entriesOf(answer)?.length;
  if (count === undefined) return variantOf(answer, { 400: 'refused' });
  return count <= 200 ? asAssumed(described(answer), 'reduced') : different(`${count} entries`);
};

/** The group search, and the lists of the groups that give an access. */
export const groupListChecks: readonly Check[] = [
  {
    assumption: 'group-search',
    name: 'The group search, by the whole name',
    run: async (run) => {
      const { id, name } = await emptyGroup(run);
      return finds(run, name, id);
    },
  },
  {
    assumption: 'group-search-middle',
    name: 'The group search, by a part from the middle of the name',
    run: async (run) => {
      const { id } = await emptyGroup(run);
      return finds(run, run.own.runName.slice(9), id);
    },
  },
  {
    assumption: 'group-search-case',
    name: 'The group search, in capital letters',
    run: async (run) => {
      const { id, name } = await emptyGroup(run);
      return finds(run, name.toUpperCase(), id);
    },
  },
  {
    assumption: 'group-search-reserved',
    name: 'The group search, by a name with & / % + # ?',
    run: async (run) => {
      const { id, name } = await awkwardGroup(run);
      return finds(run, name, id);
    },
  },
  {
    assumption: 'group-search-nothing',
    name: 'The group search without a match',
    run: async (run) => {
      const answer = await pick(run, `${run.own.runName} nothing`);
      return verdict(entriesOf(answer)?.length === 0, described(answer));
    },
  },
  {
    assumption: 'group-search-without-text',
    name: 'The group search without a text',
    run: async ({ site }) => statusIn(await site.send('GET', `${API}/group/picker`), 400),
  },
  {
    assumption: 'group-search-over-limit',
    name: 'The group search with a limit of 201',
    variants: ['refused', 'reduced'],
    run: async (run) => overLimit(await pick(run, run.own.runName, { limit: 201 })),
  },
  {
    assumption: 'group-search-total',
    name: 'How many groups the search found',
    variants: ['shown', 'not shown'],
    run: async (run) => {
      const { query, ids } = await pagedGroups(run);
      const answer = await pick(run, query, { limit: 1, shouldReturnTotalSize: true });
      const total = fieldOf(answer.body, 'totalSize') ?? undefined;
      if (entriesOf(answer) === undefined) return different(described(answer));
      if (total === undefined) return asAssumed('no totalSize', 'not shown');
      const came = `totalSize ${total === ids.length ? 'is' : 'is not'} the number of groups`;
      return total === ids.length ? asAssumed(came, 'shown') : different(came);
    },
  },
  {
    assumption: 'group-list',
    name: 'The list of all groups',
    run: async (run) => {
      const answer = await listGroups(run);
      const isList = isPageOf(answer, ['id'], ['name']) && entriesOf(answer)?.length !== 0;
      return verdict(isList, described(answer));
    },
  },
  {
    assumption: 'group-list-over-limit',
    name: 'The list of all groups with a limit of 201',
    variants: ['refused', 'reduced'],
    run: async (run) => overLimit(await listGroups(run, { limit: 201 })),
  },
  {
    assumption: 'group-list-user',
    name: 'The groups that give access to Confluence',
    run: (run) => lists(run, 'user'),
  },
  {
    assumption: 'group-list-admin',
    name: 'The groups that give admin rights in Confluence',
    run: (run) => lists(run, 'admin'),
  },
  {
    assumption: 'group-list-site-admin',
    name: 'The groups that give site admin rights',
    run: (run) => lists(run, 'site-admin'),
  },
  {
    assumption: 'group-list-own-rights',
    name: 'The group that gives the caller their rights',
    run: async (run) => {
      await emptyGroup(run); // otherwise the caller need not be a site admin
      const granting = await allIds(run, '/group', { accessType: 'site-admin' });
      const own = await allIds(run, '/user/memberof', { accountId: run.caller.accountId });
      const isListed = own.some((id) => granting.includes(id));
      return verdict(
        isListed,
        isListed
          ? 'the caller is in a listed group'
          : `the caller may create groups, but is in none of the ${granting.length} listed groups`,
      );
    },
  },
  {
    assumption: 'group-list-ordinary',
    name: 'A new group among those that give rights',
    run: async (run) => {
      const { id } = await emptyGroup(run);
      const granting = await allIds(run, '/group', { accessType: 'site-admin' });
      return verdict(granting.length > 0 && !granting.includes(id), `${granting.length} groups`);
    },
  },
  {
    assumption: 'group-list-unknown-access',
    name: 'The groups that give an access that does not exist',
    run: async (run) => statusIn(await listGroups(run, { accessType: 'nothing' }), 400),
  },
];

/** The IDs in a list of groups, up to 1,000. */
const allIds = async (
  { site }: Run,
  path: string,
  query: Record<string, string>,
): Promise<string[]> => {
  const ids: string[] = [];
  for (let page = 0; page < 20; page += 1) {
    const answer = await site.send('GET', `${API}${path}`, {
      query: { ...query, start: ids.length, limit: 200 },
    });
    const entries = entriesOf(answer);
    if (entries === undefined)
      throw new CannotCheck(`a list of groups could not be read (${described(answer)})`);
    ids.push(...textsOf(entries, 'id'));
    if (fieldOf(answer.body, '_links', 'next') === undefined || entries.length === 0) break;
  }
  return ids;
};
