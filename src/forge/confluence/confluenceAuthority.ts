import { route } from '@forge/api';
import * as z from 'zod/mini';
import type { AuthorityDirectory } from '../../application/ports/confluence';
import type { Identity } from '../../domain/caller';
import { type ConfluenceAnswer, failureOfAnswer } from './confluenceAnswer';
import type { GroupId } from '../../domain/group';
import { failed, type FailureCode, ok, type Outcome } from '../../domain/outcome';
import type { Confluence } from './confluence';
import { groupPageSchema, type RestGroup, restGroupId } from './groupSchema';
import { readAnswer } from './readAnswer';
import { type Listing, readPages, readSteadyPages } from './readPages';

const MAX_GROUPS = 1_000; // 2,001 points, and as many IDs as one value of the app's storage holds well
const ACCESS_LIMIT_MS = 5_000; // this list takes half a minute on very large sites

const BOUNDS = { wanted: MAX_GROUPS, keyOf: restGroupId };

const currentUserSchema = z.object({
  operations: z.array(z.object({ operation: z.string(), targetType: z.string() })),
});

/** Who may do what, by Confluence's own word. */
export const makeConfluenceAuthority = (confluence: Confluence): AuthorityDirectory => {
  const currentUser = (identity: Identity): Promise<ConfluenceAnswer> =>
    confluence({
      method: 'GET',
      path: route`/wiki/rest/api/user/current?expand=operations`,
      identity,
    });

  const administers = (answer: ConfluenceAnswer): Outcome<boolean> => {
    const user = readAnswer(answer, currentUserSchema);
    return user.ok ? ok(user.value.operations.some(isAdministration)) : user;
  };

  const listOf = (path: Listing<RestGroup>['path']): Listing<RestGroup> => ({
    confluence,
    path,
    schema: groupPageSchema,
  });

  return {
    viewerAdministers: async () => {
      const answer = await currentUser({ kind: 'viewer' });
      // Said to people who may not use Confluence.
      return answer.kind === 'answered' && answer.status === 403 ? ok(false) : administers(answer);
    },
    ownerAdministers: async (owner) => {
      const answer = await currentUser({ kind: 'owner', accountId: owner });
      return isNoStandIn(answer) ? ok('no-stand-in') : administers(answer);
    },
    groupsOf: async (accountId) =>
      allIds(
        await readPages(
          listOf(
            (start, limit) =>
              route`/wiki/rest/api/user/memberof?accountId=${accountId}&start=${start}&limit=${limit}`,
          ),
          BOUNDS,
        ),
      ),
    // A group that is missing here may be changed by anybody the app serves.
    groupsGiving: async (access) =>
      allIds(
        await readSteadyPages(
          listOf(
            (start, limit) =>
              route`/wiki/rest/api/group?accessType=${access}&start=${start}&limit=${limit}`,
          ),
          { ...BOUNDS, limitMs: ACCESS_LIMIT_MS },
        ),
      ),
  };
};

// A list that was cut off would deny what it did not reach.
const allIds = (read: Outcome<{ results: RestGroup[]; complete: boolean }>): Outcome<GroupId[]> => {
  if (!read.ok) return read;
  return read.value.complete ? ok(read.value.results.map(restGroupId)) : failed('unavailable');
};

// A Confluence admin: "administer" on the application.
// https://developer.atlassian.com/cloud/confluence/rest/v1/api-group-users/
const isAdministration = (operation: { operation: string; targetType: string }): boolean =>
  operation.operation === 'administer' && operation.targetType === 'application';

// A platform that does not stand in for people says so itself, before Confluence is asked, or its
// gateway does by the scope. Confluence's own 401 or 403 is for people who are suspended or have no
// access, and for all in the first minutes of an installation: of the person it settles nothing.
const isNoStandIn = (answer: ConfluenceAnswer): boolean => {
  const { code } = failureOfAnswer(answer);
  return answer.kind === 'answered' ? code === 'missing-scope' : REFUSES_APP.has(code);
};

const REFUSES_APP: ReadonlySet<FailureCode> = new Set([
  'not-authenticated',
  'not-permitted',
  'missing-scope',
]);
