import type { AccessType } from '../company/company';
import type { Directory } from '../state/directory';
import type { Settings } from '../state/settings';
import type { Caller } from './caller';

const holds = (directory: Directory, accountId: string, types: readonly AccessType[]): boolean =>
  directory
    .groupsOf(accountId)
    .some(({ accessTypes }) => accessTypes.some((type) => types.includes(type)));

/** Whether the caller may read at all: everybody but nobody and the customers of a help desk. */
export const mayUse = (caller: Caller): boolean =>
  caller.kind === 'app' || (caller.kind === 'person' && caller.person.accountType !== 'customer');

/** Whether somebody administers Confluence, and so sees its admin settings. */
export const administersConfluence = (directory: Directory, accountId: string): boolean =>
  holds(directory, accountId, ['admin', 'site-admin']);

/** Whether the caller may change groups: a site admin, or the app where the site lets it. */
export const mayWrite = (caller: Caller, directory: Directory, settings: Settings): boolean => {
  switch (caller.kind) {
    case 'app':
      return settings.appMayWrite;
    case 'person':
      return holds(directory, caller.person.accountId, ['site-admin']);
    case 'nobody':
      return false;
  }
};
