import { mayWrite } from '../access/permissions';
import type { Group } from '../company/company';
import type { Answer } from '../http/answer';
import { appRefused, badRequest, confluenceError } from '../http/errors';
import type { Call } from './call';

/** The refusal of a write to somebody who may make none; undefined where they may. */
export const refuseWriter = ({ caller, site }: Call): Answer | undefined => {
  if (mayWrite(caller, site.directory, site.settings())) return undefined;
  return caller.kind === 'app'
    ? appRefused()
    : confluenceError(403, 'Only a site admin is allowed to change groups and their members');
};

/** The refusal of a change to a group that others look after; undefined where there is none. */
export const refuseManaged = ({ name, managedBy, usageType }: Group): Answer | undefined => {
  if (managedBy === 'EXTERNAL') {
    return badRequest(`Group '${name}' is managed by an identity provider; change it there`);
  }
  if (managedBy === 'TEAM_MEMBERS' || usageType === 'TEAM_COLLABORATION') {
    return badRequest(`Group '${name}' is a team; change it on the page of the team`);
  }
  return undefined;
};
