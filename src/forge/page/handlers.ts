import { parseChange } from '../changePayload';
import { bulkHandlers } from './bulkHandlers';
import { admin, type GuardedHandlers } from './guard';
import {
  parseGroupIdPayload,
  parseKeyIdPayload,
  parseNewKey,
  parseNothing,
  parseQuery,
  parseSettingsPayload,
} from './payload/payload';

/** Every action of the page: who may, what it takes, what it does. */
export const handlers: GuardedHandlers = {
  ...bulkHandlers,
  addMember: admin('addMember', parseChange, (app, caller, membership) =>
    app.changeMembership(caller, { action: 'add', ...membership }),
  ),
  removeMember: admin('removeMember', parseChange, (app, caller, membership) =>
    app.changeMembership(caller, { action: 'remove', ...membership }),
  ),
  searchGroups: admin('searchGroups', parseQuery, (app, caller, { query }) =>
    app.searchGroups(caller.accountId, query),
  ),
  listChanges: admin('listChanges', parseNothing, (app) => app.listChanges()),
  getSite: admin('getSite', parseNothing, (app, caller) => app.getSite(caller.accountId)),
  listKeys: admin('listKeys', parseNothing, (app) => app.listKeys()),
  createKey: admin('createKey', parseNewKey, (app, caller, request) =>
    app.createKey(caller.accountId, request),
  ),
  replaceKey: admin('replaceKey', parseKeyIdPayload, (app, caller, id) =>
    app.replaceKey(caller.accountId, id),
  ),
  revokeKey: admin('revokeKey', parseKeyIdPayload, (app, _caller, id) => app.revokeKey(id)),
  delegateGroup: admin('delegateGroup', parseGroupIdPayload, (app, caller, id) =>
    app.delegateGroup(caller.accountId, id),
  ),
  undelegateGroup: admin('undelegateGroup', parseGroupIdPayload, (app, caller, id) =>
    app.undelegateGroup(caller.accountId, id),
  ),
  getSettings: admin('getSettings', parseNothing, (app, caller) =>
    app.getSettings(caller.accountId),
  ),
  saveSettings: admin('saveSettings', parseSettingsPayload, (app, caller, settings) =>
    app.saveSettings(caller.accountId, settings),
  ),
};
