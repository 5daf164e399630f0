import type { Answer, RequestOptions } from '../client';
import {
  API,
  awkwardGroup,
  changingGroup,
  createGroup,
  type CreatedGroup,
  emptyGroup,
  NO_GROUP,
  readableGroup,
} from '../fixtures';
import { CannotCheck, type Check, type Run, type Verdict } from '../suite';
import {
  asAssumed,
  described,
  different,
  fieldOf,
  isSuccess,
  shapeOf,
  statusIn,
  textsOf,
  variantOf,
  verdict,
} from '../verdicts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const byId = ({ site }: Run, id: string): Promise<Answer> =>
  site.send('GET', `${API}/group/by-id`, { query: { id } });

/** The answer to the creation of a group, once. Throws `CannotCheck` if it was refused. */
const creation = (run: Run): Promise<Answer> =>
  run.once('creation', async () => {
    const answer = await run.own.create(run.own.newName('first'));
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

/** Whether a group may have a name, and keeps it: as it was created, and read by its ID. */
const keepsName = async (run: Run, make: () => Promise<CreatedGroup>): Promise<Verdict> => {
  await creation(run); // otherwise a refusal is not about the name
  const group = await make().catch((error: unknown) => {
    if (error instanceof CannotCheck) return error;
    throw error;
  });
  if (group instanceof CannotCheck) return different(group.message);
  const read = await byId(run, group.id);
  const isKept = group.name === group.asked && fieldOf(read.body, 'name') === group.asked;
  return verdict(isKept, isKept ? 'the same name' : `another name, ${described(read)}`);
};

/** Creating, reading and deleting groups. */
export const groupChecks: readonly Check[] = [
  {
    assumption: 'group-create',
    name: 'Status of a new group',
    variants: ['201', '200'],
    run: async (run) => {
      const answer = await run.own.create(run.own.newName('status'));
      if ([401, 403].includes(answer.status))
        throw new CannotCheck(`the token’s account may not create groups (${described(answer)})`);
      return variantOf(answer, { 201: '201', 200: '200' });
    },
  },
  {
    assumption: 'group-create-body',
    name: 'Body of a new group',
    run: async (run) => {
      const name = run.own.newName('body');
      const answer = await run.own.create(name);
      if (answer.status >= 400)
        throw new CannotCheck(`the site did not create a group (${described(answer)})`);
      const { body } = answer;
      const isForm =
        fieldOf(body, 'type') === 'group' &&
        typeof fieldOf(body, 'id') === 'string' &&
        fieldOf(body, 'name') === name;
      return verdict(isForm, described(answer));
    },
  },
  {
    assumption: 'group-id',
    name: 'Form of a group ID',
    run: async (run) => {
      const id = fieldOf((await creation(run)).body, 'id');
      const { id: second } = await createGroup(run, run.own.newName('id'));
      const isForm = [id, second].every((each) => typeof each === 'string' && UUID.test(each));
      return verdict(isForm && id !== second, isForm ? 'a UUID in lower case' : 'another form');
    },
  },
  {
    assumption: 'group-name-reserved',
    name: 'A name with & / % + # ? and quotation marks',
    run: (run) => keepsName(run, () => awkwardGroup(run)),
  },
  {
    assumption: 'group-name-scripts',
    name: 'A name in several scripts, with an emoji',
    run: (run) => keepsName(run, () => readableGroup(run, '営業部・東京 فريق ❤ 🚀')),
  },
  {
    assumption: 'group-name-unicode-form',
    name: 'A name with a decomposed accent',
    run: (run) => keepsName(run, () => readableGroup(run, 'Cafe\u0301')),
  },
  {
    assumption: 'group-name-case',
    name: 'Two names that differ only in letter case',
    variants: ['two groups', 'refused'],
    run: async (run) => {
      const { id, asked } = await createGroup(run, run.own.newName('case'));
      const answer = await run.own.create(asked.replace('case', 'CASE'));
      if (isSuccess(answer))
        return fieldOf(answer.body, 'id') === id
          ? different('the same group')
          : asAssumed(described(answer), 'two groups');
      return variantOf(answer, { 400: 'refused', 409: 'refused' });
    },
  },
  {
    assumption: 'group-name-255',
    name: 'A name of 255 characters',
    run: (run) =>
      keepsName(run, () => createGroup(run, run.own.newName('long').padEnd(255, '-name'))),
  },
  {
    assumption: 'group-name-256',
    name: 'A name of 256 characters',
    run: async (run) =>
      statusIn(await refusedCreation(run, run.own.newName('long').padEnd(256, '-name')), 400),
  },
  {
    assumption: 'group-name-missing',
    name: 'A new group without a name',
    run: async (run) => statusIn(await refusedCreation(run, run.own.newName(), { body: {} }), 400),
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
      return statusIn(await refusedCreation(run, run.own.newName(), { rawBody }), 400);
    },
  },
  {
    assumption: 'group-create-content-type',
    name: 'A new group with a body of another type',
    run: async (run) => {
      const name = run.own.newName('text');
      const rawBody = { text: JSON.stringify({ name }), contentType: 'text/plain' };
      return statusIn(await refusedCreation(run, name, { rawBody }), 415, 400);
    },
  },
  {
    assumption: 'group-create-too-large',
    name: 'A new group with a body of over 1 MB',
    run: async (run) => {
      const body = { name: 'x'.repeat(1_100_000) };
      return statusIn(await refusedCreation(run, run.own.newName(), { body }), 413, 400);
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
      const [managedBy = 'missing'] = textsOf([body], 'managedBy');
      const [usageType = 'missing'] = textsOf([body], 'usageType');
      const came = `managedBy ${managedBy}, usageType ${usageType}`;
      if (fieldOf(body, 'id') === undefined) return different(shapeOf(body));
      if (managedBy === 'missing' && usageType === 'missing') return asAssumed(came, 'not shown');
      const isOrdinary =
        ['missing', 'ADMINS'].includes(managedBy) &&
        ['missing', 'USERBASE_GROUP'].includes(usageType);
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
    assumption: 'group-delete',
    name: 'Status of a deletion',
    variants: ['204', 'another 2xx'],
    run: async (run) => {
      const { id } = await createGroup(run, run.own.newName('deleted'));
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
