import type { GroupDirectory } from '../../../src/application/ports/confluence';
import type { AccountId } from '../../../src/domain/accountId';
import type { Identity } from '../../../src/domain/caller';
import type { DirectoryGroup, GroupId, GroupSelector } from '../../../src/domain/group';
import { failed, ok } from '../../../src/domain/outcome';
import type { ConfluenceAnswer } from '../../../src/forge/confluence/confluenceAnswer';
import type { MembershipEndpoints } from '../../../src/forge/confluence/memberships';
import { answered, isDesiredState, shown, type World, type WorldGroup } from './world';

/** Confluence's groups and the endpoints that change who is in them. */
export type ConfluenceGroups = GroupDirectory & MembershipEndpoints;

const MAX_HITS = 1_000;

const plain = (text: string): string => text.toLowerCase();

const namedBy = (target: GroupSelector): 'id' | 'name' => ('groupId' in target ? 'id' : 'name');

const targetOf = (world: World, target: GroupSelector): WorldGroup | undefined =>
  'groupId' in target
    ? world.groups.get(target.groupId)
    : [...world.groups.values()].find(({ name }) => name === target.groupName);

type WriteDeps = [world: World, target: GroupSelector, account: AccountId, identity: Identity];

const mayWrite = (world: World, identity: Identity): boolean | 'no-one-there' => {
  switch (identity.kind) {
    case 'app':
      return world.appMayWrite;
    case 'viewer':
      return world.viewer === undefined
        ? 'no-one-there'
        : isDesiredState(world, world.viewer, ['site-admin']);
    case 'owner':
      return world.standIn
        ? isDesiredState(world, identity.accountId, ['site-admin'])
        : 'no-one-there';
  }
};

/** Checks in Confluence's order: the endpoint, the caller's rights, the things named. */
const change = (
  world: World,
  target: GroupSelector,
  account: AccountId,
  identity: Identity,
  apply: (group: WorldGroup) => ConfluenceAnswer,
): ConfluenceAnswer => {
  const allowed = mayWrite(world, identity);
  if (allowed === 'no-one-there') return { kind: 'needs-authentication' };
  if (identity.kind === 'owner' && world.suspended.has(identity.accountId))
    return answered(401, 'Unauthorized');
  if ('groupName' in target && world.nameEndpoints === 'retired')
    return answered(410, 'This deprecated endpoint has been removed.');
  if (!allowed) return answered(403, 'The user does not have the relevant permissions');
  const group = targetOf(world, target);
  if (group === undefined || !world.people.has(account)) return answered(404, 'Not found');
  if (group.management !== 'admins') return answered(400, 'The group is managed elsewhere');
  return apply(group);
};

const add = (...[world, target, account, identity]: WriteDeps): ConfluenceAnswer =>
  change(world, target, account, identity, ({ members }) => {
    if (members.has(account)) return answered(409, 'Already a member');
    members.add(account);
    return answered(201);
  });

const remove = (...[world, target, account, identity]: WriteDeps): ConfluenceAnswer =>
  change(world, target, account, identity, ({ members }) => {
    members.delete(account);
    return answered(204); // for a person who was not a member either
  });

/** The groups of an in-memory Confluence. */
export const makeFakeGroupDirectory = (world: World): ConfluenceGroups => {
  const note = (call: string, as: string): void => {
    world.requests.push({ call, as });
  };
  const containing = (text: string): DirectoryGroup[] =>
    [...world.groups.values()].filter(({ name }) => plain(name).includes(plain(text))).map(shown);
  const listed = (id: GroupId): AccountId[] =>
    [...(world.groups.get(id)?.members ?? [])].filter((member) => !world.suspended.has(member));
  const cut = <T>(
    all: readonly T[],
    start: number,
    limit: number,
  ): { page: T[]; next?: number } => {
    const page = all.slice(start, start + Math.min(limit, world.pageCut));
    const next = start + page.length;
    return { page, ...(next < all.length && { next }) };
  };
  return {
    listGroups: (start, limit) => {
      note('list groups', 'app');
      if (world.down.has('groups')) return Promise.resolve(failed('unavailable'));
      const { page, ...next } = cut([...world.groups.values()], start, limit);
      return Promise.resolve(ok({ groups: page.map(shown), ...next }));
    },
    findByText: (text) => {
      note('find', 'app');
      if (world.down.has('groups')) return Promise.resolve(failed('unavailable'));
      const hits = containing(text);
      const complete = hits.length < MAX_HITS;
      return Promise.resolve(ok({ groups: hits.slice(0, MAX_HITS), complete }));
    },
    searchByText: (text, limit) => {
      note('search', 'app');
      return Promise.resolve(
        world.down.has('groups') ? failed('unavailable') : ok(containing(text).slice(0, limit)),
      );
    },
    readById: (id) => {
      note('read', 'app');
      if (world.down.has('groups')) return Promise.resolve(failed('unavailable'));
      const group = world.groups.get(id);
      return Promise.resolve(
        group === undefined ? failed('group-not-found', { httpStatus: 404 }) : ok(shown(group)),
      );
    },
    addMember: (target, account, identity) => {
      note(`add by ${namedBy(target)}`, identity.kind);
      return Promise.resolve(world.nextAddAnswers.shift() ?? add(world, target, account, identity));
    },
    removeMember: (target, account, identity) => {
      note(`remove by ${namedBy(target)}`, identity.kind);
      const scripted = world.nextRemoveAnswers.shift();
      return Promise.resolve(scripted ?? remove(world, target, account, identity));
    },
    readMembers: (id, start, limit) => {
      note('members', 'app');
      if (world.down.has('members')) return Promise.resolve(failed('unavailable'));
      const { page, ...next } = cut(listed(id), start, limit);
      return Promise.resolve(ok({ members: page, ...next }));
    },
    readNamedMembers: (id, start, limit) => {
      note('named members', 'app');
      if (world.down.has('members')) return Promise.resolve(failed('unavailable'));
      const { page, ...next } = cut(listed(id), start, limit);
      const members = page.map((accountId) => {
        const name = world.profiles.get(accountId)?.name;
        return { accountId, ...(name !== undefined && { name }) };
      });
      return Promise.resolve(ok({ members, ...next }));
    },
    countMembers: (id) => {
      note('count members', 'app');
      if (world.down.has('members')) return Promise.resolve(failed('unavailable'));
      return Promise.resolve(ok(world.tellsCounts ? listed(id).length : undefined));
    },
  };
};
