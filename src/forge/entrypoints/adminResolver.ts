import { makeResolver } from '@forge/resolver';
import * as inputs from '../../contract/actionInputs';
import type { AdminApi } from '../../contract/adminApi';
import { failed } from '../../domain/outcome';
import { bulkHandlers } from './bulkHandlers';
import { admin, type GuardedHandlers } from './guard';
import { setupHandlers } from './setupHandlers';

/** Every action of the page, with its guard, its input and its function. */
export const handlers: GuardedHandlers = {
  ...bulkHandlers,
  ...setupHandlers,
  addMember: admin(
    'addMember',
    inputs.addition,
    (app, caller, membership) => app.changeMembership(caller, { action: 'add', ...membership }),
    (app, caller, membership) =>
      app.prefetch(caller.accountId, 'present', { action: 'add', ...membership }),
  ),
  removeMember: admin(
    'removeMember',
    inputs.removal,
    (app, caller, membership) => app.changeMembership(caller, { action: 'remove', ...membership }),
    (app, caller, membership) =>
      app.prefetch(caller.accountId, 'present', { action: 'remove', ...membership }),
  ),
  searchGroups: admin('searchGroups', inputs.groupQuery, (app, caller, { query }) =>
    app.searchGroups(caller.accountId, query),
  ),
  browseGroups: admin('browseGroups', inputs.placeInGroups, (app, caller, { from }) =>
    app.browseGroups(caller.accountId, from),
  ),
  listAccessGroups: admin('listAccessGroups', inputs.nothing, (app, caller) =>
    app.listAccessGroups(caller.accountId),
  ),
  getGroup: admin('getGroup', inputs.groupById, (app, caller, { groupId }) =>
    app.getGroup(caller.accountId, groupId),
  ),
  listMembers: admin('listMembers', inputs.placeInMembers, (app, _caller, { groupId, start }) =>
    app.listMembers(groupId, start),
  ),
  listGroupsOf: admin('listGroupsOf', inputs.account, (app, caller, { accountId }) =>
    app.listGroupsOf(caller.accountId, accountId),
  ),
  listChanges: admin('listChanges', inputs.nothing, (app) => app.listChanges()),
  listActivity: admin('listActivity', inputs.placeInActivity, (app, _caller, which) =>
    app.listActivity(which),
  ),
  recallPlace: admin('recallPlace', inputs.nothing, (app, caller) =>
    app.recallPlace(caller.accountId),
  ),
  rememberPlace: admin('rememberPlace', inputs.pagePlace, (app, caller, { path }) =>
    app.rememberPlace(caller.accountId, path),
  ),
  getSite: admin('getSite', inputs.nothing, (app, caller) => app.getSite(caller.accountId)),
  listKeys: admin('listKeys', inputs.nothing, (app) => app.listKeys()),
  createKey: admin('createKey', inputs.newKey, (app, caller, request) =>
    app.createKey(caller.accountId, request),
  ),
  replaceKey: admin('replaceKey', inputs.keyById, (app, caller, { keyId }) =>
    app.replaceKey(caller.accountId, keyId),
  ),
  revokeKey: admin('revokeKey', inputs.keyById, (app, _caller, { keyId }) => app.revokeKey(keyId)),
  delegateGroup: admin('delegateGroup', inputs.groupById, (app, caller, { groupId }) =>
    app.delegateGroup(caller.accountId, groupId),
  ),
  undelegateGroup: admin('undelegateGroup', inputs.groupById, (app, caller, { groupId }) =>
    app.undelegateGroup(caller.accountId, groupId),
  ),
  getSettings: admin('getSettings', inputs.nothing, (app, caller) =>
    app.getSettings(caller.accountId),
  ),
  saveSettings: admin(
    'saveSettings',
    inputs.newSettings,
    (app, caller, { changedAt, ...settings }) =>
      app.saveSettings(caller.accountId, settings, changedAt),
  ),
};

type Handler = ReturnType<typeof makeResolver<AdminApi>>;

const resolve = makeResolver<AdminApi>(handlers);

/**
 * The page's resolver. It rejects function keys that are not its own. The lookup of
 * `@forge/resolver` walks the prototype, and would run `constructor` with the caller's context.
 */
export const adminResolver: Handler = async (payload, platform) =>
  isOneOf(Object.keys(handlers), payload) ? await resolve(payload, platform) : notOurs;

const OF_THE_FORM = ['searchGroups'] as const satisfies readonly (keyof AdminApi)[];

/** The resolver of the form in which an Automation action is set up. It only searches groups. */
export const ruleFormResolver: Handler = async (payload, platform) =>
  isOneOf(OF_THE_FORM, payload) ? await resolve(payload, platform) : notOurs;

const notOurs = failed('invalid-input', { field: 'body' });

const isOneOf = (keys: readonly string[], { call }: Parameters<Handler>[0]): boolean =>
  typeof call.functionKey === 'string' && keys.includes(call.functionKey);
