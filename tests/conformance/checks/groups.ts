import type { Answer, RequestOptions } from '../client';
import {
  API,
  asAssumed,
  AWKWARD_ENDING,
  awkwardGroup,
  CannotCheck,
  changingGroup,
  type Check,
  createGroup,
  described,
  different,
  emptyGroup,
  entriesOf,
  fieldOf,
  isPageOf,
  isSuccess,
  NO_GROUP,
  pagedGroups,
  type Run,
  shapeOf,
  statusIn,
  textsOf,
  variantOf,
  verdict,
  type Verdict,
  waitUntil,
} from '../suite';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const byId = ({ site }: Run, id: string): Promise<Answer> =>
  site.send('GET', `${API}/group/by-id`, { query: { id } });
const pick = ({ site }: Run, query: string, more: RequestOptions['query'] = {}): Promise<Answer> =>
  site.send('GET', `${API}/group/picker`, { query: { query, limit: 200, ...more } });
const listGroups = ({ site }: Run, query: RequestOptions['query'] = {}): Promise<Answer> =>
  site.send('GET', `${API}/group`, { query: { limit: 5, ...query } });

/** The answer to the creation of a group, once. Throws `CannotCheck` if it was refused. */
const creation = (run: Run): Promise<Answer> =>
  run.once('creation', async () => {
    const answer = await run.own.create(`${run.own.runName} first`);
    if (isSuccess(answer)) return answer;
    throw new CannotCheck(`the site did not create a group (${described(answer)})`);
  });

/** Sends a creation that should be refused. First makes sure that the account may create groups. */
const refusedCreation = async (
  run: Run,
  name: string,
  request?: RequestOptions,
): Promise<Answer> => {
  await creation(run);
  return run.own.create(name, request);
};

/** Whether a group keeps this name: as it was created, and as it is read by its ID. */
const keepsName = async (run: Run, ending: string): Promise<Verdict> => {
  const { id, name } = await createGroup(run, ending);
  const read = await byId(run, id);
  const wanted = `${run.own.runName}${ending}`;
  const kept = name === wanted && fieldOf(read.body, 'name') === wanted;
  return verdict(kept, kept ? 'the same name' : `another name, ${described(read)}`);
};

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

/** Creating, reading, finding, listing and deleting groups. */
export const groupChecks: readonly Check[] = [
  {
    assumption: 'group-create',
    name: 'Status of a new group',
    variants: ['201', '200'],
    run: async (run) => {
      const answer = await run.own.create(`${run.own.runName} status`);
      if ([401, 403].includes(answer.status))
        throw new CannotCheck(`the token’s account may not create groups (${described(answer)})`);
      return variantOf(answer, { 201: '201', 200: '200' });
    },
  },
  {
    assumption: 'group-create-body',
    name: 'Body of a new group',
    run: async (run) => {
      const answer = await run.own.create(`${run.own.runName} body`);
      if (answer.status >= 400)
        throw new CannotCheck(`the site did not create a group (${described(answer)})`);
      const { body } = answer;
      const isForm =
        fieldOf(body, 'type') === 'group' &&
        typeof fieldOf(body, 'id') === 'string' &&
        fieldOf(body, 'name') === `${run.own.runName} body`;
      return verdict(isForm, described(answer));
    },
  },
  {
    assumption: 'group-id',
    name: 'Form of a group ID',
    run: async (run) => {
      const id = fieldOf((await creation(run)).body, 'id');
      const { id: second } = await createGroup(run, ' id');
      const isForm = [id, second].every((each) => typeof each === 'string' && UUID.test(each));
      return verdict(isForm && id !== second, isForm ? 'a UUID in lower case' : 'another form');
    },
  },
  {
    assumption: 'group-name-reserved',
    name: 'A name with & / % + # ? and quotation marks',
    run: async (run) => {
      const { id, name } = await awkwardGroup(run);
      const read = await byId(run, id);
      const wanted = `${run.own.runName}${AWKWARD_ENDING}`;
      const kept = name === wanted && fieldOf(read.body, 'name') === wanted;
      return verdict(kept, kept ? 'the same name' : `another name, ${described(read)}`);
    },
  },
  {
    assumption: 'group-name-scripts',
    name: 'A name in several scripts, with an emoji',
    run: (run) => keepsName(run, ' 営業部・東京 فريق ❤ 🚀'),
  },
  {
    assumption: 'group-name-unicode-form',
    name: 'A name with a decomposed accent',
    run: (run) => keepsName(run, ' Cafe\u0301'),
  },
  {
    assumption: 'group-name-case',
    name: 'Two names that differ only in letter case',
    variants: ['two groups', 'refused'],
    run: async (run) => {
      const { id } = await run.once('lower', () => createGroup(run, ' case'));
      const answer = await run.own.create(`${run.own.runName} CASE`);
      if (isSuccess(answer))
        return verdict(fieldOf(answer.body, 'id') !== id, described(answer)).state === 'different'
          ? different('the same group')
          : asAssumed(described(answer), 'two groups');
      return variantOf(answer, { 400: 'refused', 409: 'refused' });
    },
  },
  {
    assumption: 'group-name-255',
    name: 'A name of 255 characters',
    run: (run) => keepsName(run, ' long '.padEnd(255 - run.own.runName.length, 'name-')),
  },
  {
    assumption: 'group-name-256',
    name: 'A name of 256 characters',
    run: async (run) =>
      statusIn(await refusedCreation(run, `${run.own.runName} `.padEnd(256, 'x')), 400),
  },
  {
    assumption: 'group-name-missing',
    name: 'A new group without a name',
    run: async (run) => statusIn(await refusedCreation(run, run.own.runName, { body: {} }), 400),
  },
  {
    assumption: 'group-name-blank',
    name: 'A new group with a blank name',
    run: async (run) => statusIn(await refusedCreation(run, '  '), 400),
  },
  {
    assumption: 'group-name-taken',
    name: 'A new group with a name that is taken',
    variants: ['400', '409'],
    run: async (run) => {
      const name = fieldOf((await creation(run)).body, 'name');
      return variantOf(await run.own.create(String(name)), { 400: '400', 409: '409' });
    },
  },
  {
    assumption: 'group-create-broken-json',
    name: 'A new group with a body that is not JSON',
    run: async (run) => {
      const rawBody = { text: '{"name":', contentType: 'application/json' };
      return statusIn(await refusedCreation(run, run.own.runName, { rawBody }), 400);
    },
  },
  {
    assumption: 'group-create-content-type',
    name: 'A new group with a body of another type',
    run: async (run) => {
      const name = `${run.own.runName} text`;
      const rawBody = { text: JSON.stringify({ name }), contentType: 'text/plain' };
      return statusIn(await refusedCreation(run, name, { rawBody }), 415, 400);
    },
  },
  {
    assumption: 'group-read',
    name: 'A group read by its ID',
    run: async (run) => {
      const { id, name } = await emptyGroup(run);
      const answer = await byId(run, id);
      const isGroup = fieldOf(answer.body, 'id') === id && fieldOf(answer.body, 'name') === name;
      return verdict(answer.status === 200 && isGroup, described(answer));
    },
  },
  {
    assumption: 'group-managed-by',
    name: 'Who manages a group',
    variants: ['shown', 'not shown'],
    run: async (run) => {
      const { body } = await byId(run, (await emptyGroup(run)).id);
      const managedBy = fieldOf(body, 'managedBy') ?? undefined;
      const usageType = fieldOf(body, 'usageType') ?? undefined;
      const came = `managedBy ${String(managedBy)}, usageType ${String(usageType)}`;
      if (fieldOf(body, 'id') === undefined) return different(shapeOf(body));
      if (managedBy === undefined && usageType === undefined) return asAssumed(came, 'not shown');
      const isOrdinary =
        [undefined, 'ADMINS'].includes(managedBy as string) &&
        [undefined, 'USERBASE_GROUP'].includes(usageType as string);
      return isOrdinary ? asAssumed(came, 'shown') : different(came);
    },
  },
  {
    assumption: 'group-read-unknown',
    name: 'A group with an ID that does not exist',
    run: async (run) => statusIn(await byId(run, NO_GROUP), 404),
  },
  {
    assumption: 'group-read-without-id',
    name: 'A group read without an ID',
    run: async ({ site }) => statusIn(await site.send('GET', `${API}/group/by-id`), 400),
  },
  {
    assumption: 'group-read-by-name',
    name: 'A group read by its name',
    variants: ['available', 'retired'],
    run: async (run) => {
      const { id, name } = await emptyGroup(run);
      const answer = await run.site.send('GET', `${API}/group/by-name`, { query: { name } });
      if (answer.status === 200 && fieldOf(answer.body, 'id') !== id)
        return different('another group');
      return variantOf(answer, { 200: 'available', 410: 'retired' });
    },
  },
  {
    assumption: 'group-read-by-unknown-name',
    name: 'A group read by a name that does not exist',
    variants: ['available', 'retired'],
    run: async ({ site, own }) => {
      const query = { name: `${own.runName} nothing` };
      const answer = await site.send('GET', `${API}/group/by-name`, { query });
      return variantOf(answer, { 404: 'available', 410: 'retired' });
    },
  },
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
      await creation(run); // otherwise the caller need not be a site admin
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
  {
    assumption: 'group-delete',
    name: 'Status of a deletion',
    variants: ['204', 'another 2xx'],
    run: async (run) => {
      const { id } = await createGroup(run, ' deleted');
      const answer = await run.site.send('DELETE', `${API}/group/by-id`, { query: { id } });
      if (!isSuccess(answer)) return different(described(answer));
      run.own.forget(id);
      return asAssumed(described(answer), answer.status === 204 ? '204' : 'another 2xx');
    },
  },
  {
    assumption: 'group-delete-unknown',
    name: 'Deletion of a group that does not exist',
    run: async (run) => {
      await changingGroup(run); // otherwise the answer is about the caller's rights
      const query = { id: NO_GROUP };
      return statusIn(await run.site.send('DELETE', `${API}/group/by-id`, { query }), 404);
    },
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
