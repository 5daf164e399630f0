import { makeConfluence } from '../../../src/forge/confluence/confluence';
import { makeConfluenceAuthority } from '../../../src/forge/confluence/confluenceAuthority';
import { makeConfluenceGroups } from '../../../src/forge/confluence/confluenceGroups';
import { makeConfluencePeople } from '../../../src/forge/confluence/confluencePeople';
import { makeMembershipEndpoints } from '../../../src/forge/confluence/memberships';
import { invocationDeadline } from '../../../src/forge/platform/deadline';
import { beginInvocation, type ForgeFetch } from '../../seams/seamGlobals';

/** The real adapters over a Confluence that is only this function. */
export const over = (forgeFetch: ForgeFetch) => {
  beginInvocation(forgeFetch);
  const confluence = makeConfluence(invocationDeadline());
  return {
    directory: { ...makeConfluenceGroups(confluence), ...makeMembershipEndpoints(confluence) },
    authority: makeConfluenceAuthority(confluence),
    people: makeConfluencePeople(confluence),
  };
};

export type PortsOver = ReturnType<typeof over>;
