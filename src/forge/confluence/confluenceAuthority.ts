import { route } from '@forge/api';
import * as z from 'zod/mini';
import type { AuthorityDirectory } from '../../application/ports/authorityDirectory';
import type { ConfluenceAnswer } from '../../domain/confluenceAnswer';
import { SCOPE_MISSING } from '../../domain/failureOfAnswer';
import type { GroupId } from '../../domain/groupId';
import type { Identity } from '../../domain/identity';
import { failed, ok, type Outcome } from '../../domain/outcome';
import type { Confluence } from './confluence';
import { groupPageSchema, type RestGroup } from './groupSchema';
import { readAnswer } from './readAnswer';
import { readPages } from './readPages';

const ACCESS_LIMIT_MS = 5_000; // this list takes half a minute on very large sites

const currentUserSchema = z.object({
  operations: z.array(z.object({ operation: z.string(), targetType: z.string() })),
});

/** Who may do what, by Confluence's own word. */
export const makeConfluenceAuthority = (confluence: Confluence): AuthorityDirectory => {
  const administers = async (identity: Identity): Promise<Outcome<boolean>> => {
    const answer = await confluence({
      method: 'GET',
      path: route`/wiki/rest/api/user/current?expand=operations`,
      identity,
    });
    if (answer.kind === 'answered' && isTurnedAway(answer, identity)) return ok(false);
    const user = readAnswer(answer, currentUserSchema);
    return user.ok ? ok(user.value.operations.some(isAdministration)) : user;
  };

  const groupIds = async (
    path: (start: number, limit: number) => ReturnType<typeof route>,
    limitMs = Infinity,
  ): Promise<Outcome<GroupId[]>> => {
    const end = Date.now() + limitMs;
    const read = await readPages(
      (start, limit) =>
        confluence({
          method: 'GET',
          path: path(start, limit),
          identity: { as: 'app' },
          limitMs: Math.max(0, end - Date.now()),
        }),
      groupPageSchema,
    );
    if (!read.ok) return read;
    // A list that was cut off would deny what it did not reach.
    return read.value.complete ? ok(read.value.results.map(idOf)) : failed('unavailable');
  };

  return {
    administersConfluence: (who) =>
      administers(who === 'viewer' ? { as: 'viewer' } : { as: 'owner', accountId: who }),
    groupsOf: (accountId) =>
      groupIds(
        (start, limit) =>
          route`/wiki/rest/api/user/memberof?accountId=${accountId}&start=${start}&limit=${limit}`,
      ),
    groupsGiving: (access) =>
      groupIds(
        (start, limit) =>
          route`/wiki/rest/api/group?accessType=${access}&start=${start}&limit=${limit}`,
        ACCESS_LIMIT_MS,
      ),
  };
};

// A Confluence admin: "administer" on the application.
// https://developer.atlassian.com/cloud/confluence/rest/v1/api-group-users/
const isAdministration = (operation: { operation: string; targetType: string }): boolean =>
  operation.operation === 'administer' && operation.targetType === 'application';

// A 403 is for people without access. Confluence's own 401 to an absent owner is for suspended ones;
// a platform that does not stand in for people says so itself, before Confluence is asked.
const isTurnedAway = ({ status, text }: Answered, { as }: Identity): boolean =>
  status === 403 || (status === 401 && as === 'owner' && !SCOPE_MISSING.test(text));

type Answered = Extract<ConfluenceAnswer, { kind: 'answered' }>;

const idOf = ({ id }: RestGroup): GroupId => id.toLowerCase() as GroupId;
