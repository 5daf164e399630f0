import { route } from '@forge/api';
import * as z from 'zod/mini';
import type { AuthorityDirectory } from '../../application/ports/confluence';
import type { Identity } from '../../domain/caller';
import type { DirectoryGroup } from '../../domain/group';
import { failed, type FailureCode, ok, type Outcome } from '../../domain/outcome';
import type { Confluence } from './confluence';
import { type ConfluenceAnswer, failureOfAnswer, readAnswer } from './confluenceAnswer';
import { directoryGroup, groupPageSchema, type RestGroup, restGroupId } from './confluenceGroups';
import { type Listing, readPages, readSteadyPages } from './readPages';

const MAX_GROUPS_OF_ACCOUNT = 1_000; // 2,001 points
// 10,001 points, and as many IDs as fit into one value of the app's storage (240 KiB).
const MAX_GROUPS_GIVING = 5_000;

// In a large organization, Confluence needs 20 to 30 s for each page of the groups that give an
// access. A person who waits for a change can't wait that long. The hourly trigger can.
const SHORT = { limitMs: 5_000 };
const LONG = { pageLimitMs: 60_000 };

const currentUserSchema = z.object({
  operations: z.array(z.object({ operation: z.string(), targetType: z.string() })),
});

/** Creates the directory that asks Confluence who may do what. */
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
      // Confluence answers this to people who may not use it.
      return answer.kind === 'answered' && answer.status === 403 ? ok(false) : administers(answer);
    },
    ownerAdministers: async (owner) => {
      const answer = await currentUser({ kind: 'owner', accountId: owner });
      return isNotImpersonated(answer) ? ok('not-impersonated') : administers(answer);
    },
    groupsOf: async (accountId) => {
      const groups = allGroups(
        await readPages(
          listOf(
            (start, limit) =>
              route`/wiki/rest/api/user/memberof?accountId=${accountId}&start=${start}&limit=${limit}`,
          ),
          { wanted: MAX_GROUPS_OF_ACCOUNT, keyOf: restGroupId },
        ),
      );
      // Atlassian documents no 404 here. If there is one, it can only be about the account.
      return !groups.ok && groups.failure.httpStatus === 404
        ? failed('account-not-found', { httpStatus: 404 })
        : groups;
    },
    // Every entry matters: anyone that the app serves may change a group that is missing here.
    groupsGiving: async (access, wait, again) =>
      allGroups(
        await readSteadyPages(
          listOf(
            (start, limit) =>
              route`/wiki/rest/api/group?accessType=${access}&start=${start}&limit=${limit}`,
          ),
          {
            wanted: MAX_GROUPS_GIVING,
            keyOf: restGroupId,
            ...(wait === 'short' ? SHORT : LONG),
            ...(again && { again }),
          },
        ),
      ),
  };
};

// An incomplete list would say "no" for the groups that it does not have.
const allGroups = (
  read: Outcome<{ results: RestGroup[]; complete: boolean }>,
): Outcome<DirectoryGroup[]> => {
  if (!read.ok) return read;
  return read.value.complete ? ok(read.value.results.map(directoryGroup)) : failed('unavailable');
};

// A Confluence admin has the operation "administer" on the application.
// https://developer.atlassian.com/cloud/confluence/rest/v1/api-group-users/
const isAdministration = (operation: { operation: string; targetType: string }): boolean =>
  operation.operation === 'administer' && operation.targetType === 'application';

// If the platform does not impersonate people, it says so before Confluence is asked, or its
// gateway says that the scope is missing. Confluence's own 401 or 403 is different. Suspended
// people and people without access get it, and everyone does in the first minutes after an
// installation. So it proves nothing about the person.
const isNotImpersonated = (answer: ConfluenceAnswer): boolean => {
  const { code } = failureOfAnswer(answer);
  return answer.kind === 'answered' ? code === 'missing-scope' : REFUSES_APP.has(code);
};

const REFUSES_APP: ReadonlySet<FailureCode> = new Set([
  'not-authenticated',
  'not-permitted',
  'missing-scope',
]);
