import type { Key } from '../../host/support/sign';
import type { RequestedChange } from './failEachCall';
import type { FailingApp } from './failingApp';

/** What becomes of a change that has to be refused before any write. */
export const refused = (expected: string, isMember = false) => ({
  ...{ expected, isMember, mayWriteAs: [] },
});

/** Keys, and what scripts request with them. `app` returns the app of the test that runs. */
export const makeScriptCalls = (app: () => FailingApp) => {
  const people = () => ({
    ...app().accounts,
    person: app().people[0] ?? '',
    other: app().people[1] ?? '',
  });
  const group = (name: string) => {
    const found = app().site.directory.byName(name);
    if (!found) throw new Error(`There is no group ${name}.`);
    return found;
  };

  const newKey = async (
    owner: string,
    groups: unknown = 'all-unprotected',
    actions = ['add', 'remove'],
  ): Promise<Key> => {
    const made = (await app().invoke(owner, 'createKey', {
      ...{ label: 'HR', groups, actions },
    })) as {
      value: { secret: string; key: { id: string } };
    };
    return { id: made.value.key.id, secret: made.value.secret };
  };

  /** A call of a script: an add, unless `kind` says otherwise. */
  const byScript = (
    key: Key,
    by: 'id' | 'name',
    name: string,
    over: Partial<RequestedChange> & { idempotencyKey?: string; at?: Date } = {},
  ): RequestedChange => {
    const { admin, person } = people();
    const { id: groupId } = group(name);
    const { responsible = admin, accountId = person, idempotencyKey, at, ...rest } = over;
    const { kind = 'add' } = rest;
    const body = { ...(by === 'name' ? { group: name } : { groupId }), accountId };
    const headers = {
      ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
      ...(at && { at }),
      trigger: `${kind}-member` as const,
    };
    return {
      ...{ door: 'trigger', kind, byName: by === 'name', groupId, responsible, accountId },
      ask: () => app().trigger(key, body, headers),
      expected: kind === 'add' ? 'added' : 'removed',
      mayWriteAs: ['app', responsible],
      isMember: kind === 'add',
      ...rest,
    };
  };

  /** The owner of a key loses every group that gives admin rights. */
  const demote = (accountId: string): void => {
    for (const { id, accessTypes } of app().site.directory.all())
      if (accessTypes.length > 0) app().site.directory.setMember(id, accountId, false);
  };

  return { people, group, newKey, byScript, demote };
};
