import { mayWrite } from '../access';
import { isGroupName, type Group } from '../company/company';
import { type Answer, appRefused, badRequest, confluenceError, notFound } from '../http/answer';
import type { Result } from './parameters';
import type { Call } from './route';

/** A write whose parameters are complete. */
export type Write = {
  kind: 'create-group' | 'delete-group' | 'add-member' | 'remove-member';
  call: Call;
  /** The group's name, if the request contains it. Undefined if the request names an ID. */
  groupName?: string;
  /** The group to create or to change, or the answer if there is no such group. */
  group: Result<Group>;
  /** The account to add or to remove. */
  accountId?: string;
};

/** Returns the answer that refuses a write, or undefined if this check accepts it. */
type Check = (write: Write) => Answer | undefined;

const checkCaller: Check = ({ call: { caller, site } }) => {
  if (mayWrite(caller, site.directory, site.settings())) return undefined;
  return caller.kind === 'app'
    ? appRefused()
    : confluenceError(403, 'Only a site admin is allowed to change groups and their members');
};

const checkNewName: Check = ({ kind, call, groupName }) => {
  if (kind !== 'create-group' || groupName === undefined) return undefined;
  if (!isGroupName(groupName)) return badRequest('The name of the group is not valid');
  return call.site.directory.byName(groupName) === undefined
    ? undefined
    : badRequest(`A group named '${groupName}' exists`);
};

const checkGroupExists: Check = ({ group }) => (group.ok ? undefined : group.answer);

const checkAccountExists: Check = ({ call, accountId }) =>
  accountId === undefined || call.site.directory.person(accountId) !== undefined
    ? undefined
    : notFound(`No user found with accountId: ${accountId}`);

const checkManager: Check = ({ group }) => {
  if (!group.ok) return undefined;
  const { name, managedBy, usageType } = group.value;
  if (managedBy === 'EXTERNAL')
    return badRequest(`Group '${name}' is managed by an identity provider; change it there`);
  return managedBy === 'TEAM_MEMBERS' || usageType === 'TEAM_COLLABORATION'
    ? badRequest(`Group '${name}' is a team; change it on the page of the team`)
    : undefined;
};

const checkNotMember: Check = ({ kind, call, group, accountId }) =>
  kind === 'add-member' &&
  group.ok &&
  accountId !== undefined &&
  call.site.directory.has(group.value.id, accountId)
    ? confluenceError(409, `User ${accountId} is already a member of the group`)
    : undefined;

/** Every reason to refuse a write, in Confluence's order. Add a new one here. */
const CHECKS: readonly Check[] = [
  checkCaller, // 403
  checkNewName, // 400
  checkGroupExists, // 404
  checkAccountExists, // 404
  checkManager, // 400
  checkNotMember, // 409
];

/** Returns the group of a write, or the answer of the first check that refuses the write. */
export const acceptedGroup = (write: Write): Result<Group> => {
  for (const check of CHECKS) {
    const answer = check(write);
    if (answer !== undefined) return { ok: false, answer };
  }
  return write.group;
};
