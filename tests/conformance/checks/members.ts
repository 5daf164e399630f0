import type { Answer } from '../client';
import {
  add,
  API,
  awkwardGroup,
  changingGroup,
  emptyGroup,
  NO_ACCOUNT,
  NO_GROUP,
  putIn,
  putOut,
  readMembers,
  remove,
  saysAlready,
  shownGroup,
} from '../fixtures';
import { CannotCheck, type Check, type Run, type Verdict } from '../suite';
import {
  asAssumed,
  described,
  different,
  entriesOf,
  fieldOf,
  isPageOf,
  isSuccess,
  statusIn,
  textsOf,
  variantOf,
  verdict,
} from '../verdicts';

const BY_ID = `${API}/group/userByGroupId`;
const BY_NAME = `${API}/group/user`;

const addByName = (run: Run, name: string): Promise<Answer> =>
  run.site.send('POST', BY_NAME, {
    query: { name },
    body: { accountId: run.caller.accountId },
  });
const removeByName = ({ site, caller: { accountId } }: Run, name: string): Promise<Answer> =>
  site.send('DELETE', BY_NAME, { query: { name, accountId } });

/** Whether the caller is a member now. The answer to another add says so without any delay. */
const isMember = async (run: Run, groupId: string): Promise<boolean> =>
  saysAlready(await add(run, groupId));

const successVariant = (answer: Answer, documented: number): Verdict =>
  isSuccess(answer)
    ? asAssumed(
        described(answer),
        answer.status === documented ? String(documented) : 'another 2xx',
      )
    : different(described(answer));

/** The body of a change that was made. Rollcall needs none, but a page for people means no change. */
const bodyVariant = (answer: Answer): Verdict => {
  if (!isSuccess(answer)) return different(described(answer));
  if (answer.text === '') return asAssumed(described(answer), 'empty');
  const isObject = typeof answer.body === 'object' && answer.body !== null;
  return isObject ? asAssumed(described(answer), 'JSON') : different(described(answer));
};

/** A change by name: made, in this group, or refused because the endpoint is gone. */
const changedByName = async (run: Run, answer: Answer, isNow: () => Promise<boolean>) => {
  if (answer.status === 410) return asAssumed(described(answer), 'retired');
  if (!isSuccess(answer)) return different(described(answer));
  return (await isNow())
    ? asAssumed(described(answer), 'available')
    : different(`${answer.status}, but the group did not change`);
};

/** Changing and listing the members of a group. */
export const memberChecks: readonly Check[] = [
  {
    assumption: 'member-add',
    name: 'Status of an add',
    variants: ['201', 'another 2xx'],
    run: async (run) => {
      const group = await changingGroup(run);
      await putOut(run, group);
      return successVariant(await add(run, group.id), 201);
    },
  },
  {
    assumption: 'member-add-body',
    name: 'Body of an add',
    variants: ['empty', 'JSON'],
    run: async (run) => {
      const group = await changingGroup(run);
      await putOut(run, group);
      return bodyVariant(await add(run, group.id));
    },
  },
  {
    assumption: 'member-add-again',
    name: 'An add of a member',
    variants: ['409', '400'],
    run: async (run) => {
      const group = await changingGroup(run);
      await putIn(run, group);
      const answer = await add(run, group.id);
      return saysAlready(answer)
        ? asAssumed(described(answer), String(answer.status))
        : different(described(answer));
    },
  },
  {
    assumption: 'member-add-unknown-account',
    name: 'An add of an account that does not exist',
    run: async (run) => statusIn(await add(run, (await changingGroup(run)).id, NO_ACCOUNT), 404),
  },
  {
    assumption: 'member-add-unknown-group',
    name: 'An add to a group that does not exist',
    run: async (run) => {
      await changingGroup(run); // otherwise the answer is about the caller's rights
      return statusIn(await add(run, NO_GROUP), 404);
    },
  },
  {
    assumption: 'member-add-without-account',
    name: 'An add without an account',
    run: async (run) => {
      const query = { groupId: (await changingGroup(run)).id };
      return statusIn(await run.site.send('POST', BY_ID, { query, body: {} }), 400);
    },
  },
  {
    assumption: 'member-add-without-group',
    name: 'An add without a group',
    run: async (run) => {
      await changingGroup(run);
      const body = { accountId: run.caller.accountId };
      return statusIn(await run.site.send('POST', BY_ID, { body }), 400);
    },
  },
  {
    assumption: 'member-add-content-type',
    name: 'An add with a body of another type',
    run: async (run) => {
      const group = await changingGroup(run);
      await putOut(run, group);
      const text = JSON.stringify({ accountId: run.caller.accountId });
      const rawBody = { text, contentType: 'text/plain' };
      const query = { groupId: group.id };
      return statusIn(await run.site.send('POST', BY_ID, { query, rawBody }), 415, 400);
    },
  },
  {
    assumption: 'member-add-by-name',
    name: 'An add by the group’s name',
    variants: ['available', 'retired'],
    run: async (run) => {
      const group = await changingGroup(run);
      await putOut(run, group);
      const answer = await addByName(run, group.name);
      return changedByName(run, answer, () => isMember(run, group.id));
    },
  },
  {
    assumption: 'member-add-by-awkward-name',
    name: 'An add by a name with & / % + # ?',
    variants: ['available', 'retired'],
    run: async (run) => {
      const group = await awkwardGroup(run);
      await putOut(run, group);
      const answer = await addByName(run, group.name);
      return changedByName(run, answer, () => isMember(run, group.id));
    },
  },
  {
    assumption: 'member-add-by-unknown-name',
    name: 'An add by a name that does not exist',
    variants: ['available', 'retired'],
    run: async (run) => {
      await changingGroup(run);
      const answer = await addByName(run, `${run.own.runName} nothing`);
      return variantOf(answer, { 404: 'available', 410: 'retired' });
    },
  },
  {
    assumption: 'member-remove',
    name: 'Status of a removal',
    variants: ['204', 'another 2xx'],
    run: async (run) => {
      const group = await changingGroup(run);
      await putIn(run, group);
      return successVariant(await remove(run, group.id), 204);
    },
  },
  {
    assumption: 'member-remove-body',
    name: 'Body of a removal',
    variants: ['empty', 'JSON'],
    run: async (run) => {
      const group = await changingGroup(run);
      await putIn(run, group);
      return bodyVariant(await remove(run, group.id));
    },
  },
  {
    assumption: 'member-remove-effect',
    name: 'An add after a removal',
    run: async (run) => {
      const group = await changingGroup(run);
      await putIn(run, group);
      await remove(run, group.id);
      const answer = await add(run, group.id);
      return verdict(isSuccess(answer), described(answer));
    },
  },
  {
    assumption: 'member-remove-again',
    name: 'A removal of an account that is not a member',
    variants: ['2xx', '404'],
    run: async (run) => {
      const group = await changingGroup(run);
      await putOut(run, group);
      const answer = await remove(run, group.id);
      return isSuccess(answer)
        ? asAssumed(described(answer), '2xx')
        : variantOf(answer, { 404: '404' });
    },
  },
  {
    assumption: 'member-remove-unknown-account',
    name: 'A removal of an account that does not exist',
    run: async (run) => statusIn(await remove(run, (await changingGroup(run)).id, NO_ACCOUNT), 404),
  },
  {
    assumption: 'member-remove-unknown-group',
    name: 'A removal from a group that does not exist',
    run: async (run) => {
      await changingGroup(run);
      return statusIn(await remove(run, NO_GROUP), 404);
    },
  },
  {
    assumption: 'member-remove-without-account',
    name: 'A removal without an account',
    run: async (run) => {
      const query = { groupId: (await changingGroup(run)).id };
      return statusIn(await run.site.send('DELETE', BY_ID, { query }), 400);
    },
  },
  {
    assumption: 'member-remove-without-group',
    name: 'A removal without a group',
    run: async (run) => {
      await changingGroup(run);
      const query = { accountId: run.caller.accountId };
      return statusIn(await run.site.send('DELETE', BY_ID, { query }), 400);
    },
  },
  {
    assumption: 'member-remove-by-name',
    name: 'A removal by the group’s name',
    variants: ['available', 'retired'],
    run: async (run) => {
      const group = await changingGroup(run);
      await putIn(run, group);
      const answer = await removeByName(run, group.name);
      return changedByName(run, answer, async () => isSuccess(await add(run, group.id)));
    },
  },
  {
    assumption: 'member-remove-by-unknown-name',
    name: 'A removal by a name that does not exist',
    variants: ['available', 'retired'],
    run: async (run) => {
      await changingGroup(run);
      const answer = await removeByName(run, `${run.own.runName} nothing`);
      return variantOf(answer, { 404: 'available', 410: 'retired' });
    },
  },
  {
    assumption: 'member-other-person',
    name: 'An add and a removal of another person',
    run: async (run) => {
      const { person } = run;
      if (person === undefined)
        throw new CannotCheck(
          'this run adds no one but the token’s account; --person names another account',
        );
      const { id } = await changingGroup(run);
      const added = await add(run, id, person);
      const removed = await remove(run, id, person);
      const came = `add ${described(added)}; removal ${described(removed)}`;
      return verdict(isSuccess(added) && isSuccess(removed), came);
    },
  },
  {
    assumption: 'member-list',
    name: 'The list of members',
    run: async (run) => {
      const { id } = await shownGroup(run);
      const answer = await readMembers(run, id);
      const ids = textsOf(entriesOf(answer) ?? [], 'accountId');
      const isOnly = ids.length === 1 && ids[0] === run.caller.accountId;
      return verdict(isOnly, isOnly ? 'the one member' : described(answer));
    },
  },
  {
    assumption: 'member-list-fields',
    name: 'The fields of a member',
    run: async (run) => {
      const answer = await readMembers(run, (await shownGroup(run)).id);
      const isForm = isPageOf(answer, ['accountId'], ['accountType'], ['displayName']);
      const [first] = entriesOf(answer) ?? [];
      return verdict(
        isForm && first !== undefined,
        first ? shapeOfEntry(first) : described(answer),
      );
    },
  },
  {
    assumption: 'member-list-empty',
    name: 'The list of members of an empty group',
    run: async (run) => {
      const answer = await readMembers(run, (await emptyGroup(run)).id);
      return verdict(entriesOf(answer)?.length === 0, described(answer));
    },
  },
  {
    assumption: 'member-list-total',
    name: 'How many members a group has',
    variants: ['shown', 'not shown'],
    run: async (run) => {
      const query = { limit: 1, shouldReturnTotalSize: true };
      const answer = await readMembers(run, (await shownGroup(run)).id, query);
      if (entriesOf(answer) === undefined) return different(described(answer));
      const total = fieldOf(answer.body, 'totalSize') ?? undefined;
      if (total === undefined) return asAssumed('no totalSize', 'not shown');
      const came = `totalSize ${total === 1 ? 'is' : 'is not'} the number of members`;
      return total === 1 ? asAssumed(came, 'shown') : different(came);
    },
  },
  {
    assumption: 'member-list-unknown-group',
    name: 'The members of a group that does not exist',
    variants: ['an empty page', '404'],
    run: async (run) => {
      const answer = await readMembers(run, NO_GROUP);
      if (entriesOf(answer)?.length === 0) return asAssumed(described(answer), 'an empty page');
      return variantOf(answer, { 404: '404' });
    },
  },
  {
    assumption: 'member-list-limit',
    name: 'A page of 200 members',
    run: async (run) =>
      statusIn(await readMembers(run, (await emptyGroup(run)).id, { limit: 200 }), 200),
  },
  {
    assumption: 'member-list-over-limit',
    name: 'A page of 201 members',
    run: async (run) =>
      statusIn(await readMembers(run, (await emptyGroup(run)).id, { limit: 201 }), 400),
  },
  {
    assumption: 'member-list-bad-start',
    name: 'A page that begins at -1',
    run: async (run) =>
      statusIn(await readMembers(run, (await emptyGroup(run)).id, { start: -1 }), 400),
  },
  {
    assumption: 'member-list-by-name',
    name: 'The list of members by the group’s name',
    variants: ['available', 'retired'],
    run: async (run) => {
      const { name } = await shownGroup(run);
      const answer = await run.site.send('GET', `${API}/group/member`, { query: { name } });
      if (answer.status !== 200) return variantOf(answer, { 410: 'retired' });
      const ids = textsOf(entriesOf(answer) ?? [], 'accountId');
      return ids.length === 1 && ids[0] === run.caller.accountId
        ? asAssumed(described(answer), 'available')
        : different(`200 with ${ids.length} members`);
    },
  },
  {
    assumption: 'member-list-foreign-group',
    name: 'The members of a group that gives access',
    run: async (run) => {
      const query = { accessType: 'user', limit: 1 };
      const listed = await run.site.send('GET', `${API}/group`, { query });
      const [id] = textsOf(entriesOf(listed) ?? [], 'id');
      if (id === undefined) throw new CannotCheck('no group that gives access was listed');
      const answer = await readMembers(run, id, { limit: 2 });
      return verdict(isPageOf(answer, ['accountId']), described(answer));
    },
  },
];

const shapeOfEntry = (entry: unknown): string =>
  `the fields ${Object.keys(entry as object).join(', ')}`;
