import { route } from '@forge/api';
import * as z from 'zod/mini';
import type {
  AccountState,
  NamedAccount,
  PeopleDirectory,
} from '../../application/ports/confluence';
import type { AccountId } from '../../domain/accountId';
import { MAX_CANDIDATES } from '../../domain/limits';
import { failed, ok } from '../../domain/outcome';
import type { Confluence } from './confluence';
import { readAnswer } from './confluenceAnswer';
import { hasNext, type Listing, misleading, nextParameters, pageOf, readPages } from './readPages';

const accountSchema = z.object({
  accountId: z.string(),
  accountType: z.nullish(z.string()),
  accountStatus: z.nullish(z.string()),
});

const accountPageSchema = pageOf(accountSchema);

const hitSchema = z.object({
  user: z.object({ accountId: z.string(), displayName: z.nullish(z.string()) }),
});

type Hit = z.output<typeof hitSchema>;

const hitPageSchema = pageOf(hitSchema);

const emailsSchema = z.array(z.object({ accountId: z.string(), email: z.string() }));

/**
 * Confluence's accounts, with their type and status.
 * https://developer.atlassian.com/cloud/confluence/rest/v1/api-group-users/
 * https://developer.atlassian.com/cloud/confluence/rest/v2/api-group-user/
 */
export const makeConfluencePeople = (confluence: Confluence): PeopleDirectory => {
  const app = { kind: 'app' } as const;

  const readStates = async (accountIds: readonly AccountId[]) => {
    const path = route`/wiki/api/v2/users-bulk`;
    const answer = await confluence({ method: 'POST', path, identity: app, body: { accountIds } });
    // This endpoint answers 404 if the caller may not use Confluence, or may not see its people.
    if (answer.kind === 'answered' && answer.status === 404)
      return failed('not-authenticated', { httpStatus: 404 });
    const page = readAnswer(answer, accountPageSchema);
    if (!page.ok) return page;
    const { results, _links: links } = page.value;
    const leadsOn = nextParameters(links, path).ok;
    return ok({ results, isLast: !hasNext(links), leadsOn });
  };

  return {
    statesOf: async (accountIds) => {
      const states = new Map<AccountId, AccountState>();
      let missing = accountIds;
      for (;;) {
        const page = await readStates(missing);
        if (!page.ok) return page;
        const { results, isLast, leadsOn } = page.value;
        const before = missing.length;
        for (const account of results) states.set(account.accountId as AccountId, stateOf(account));
        missing = missing.filter((id) => !states.has(id));
        if (isLast || missing.length === 0) return ok(states);
        // Each request must return a missing account. So there are at most as many requests as
        // accounts.
        if (!leadsOn || missing.length === before) return misleading;
      }
    },

    namedLike: async (name) => {
      const text = searchText(name);
      if (text === '') return ok({ people: [], complete: true });
      const cql = `user.fullname ~ "${text}"`;
      const listing: Listing<Hit> = {
        confluence,
        path: (start, limit) =>
          route`/wiki/rest/api/search/user?cql=${cql}&start=${start}&limit=${limit}`,
        schema: hitPageSchema,
      };
      const found = await readPages(listing, { wanted: MAX_CANDIDATES, keyOf: accountOf });
      if (!found.ok) return found;
      const { results, complete } = found.value;
      return ok({
        people: results.slice(0, MAX_CANDIDATES).map(namedAccountOf),
        complete: complete && results.length <= MAX_CANDIDATES,
      });
    },

    emailsOf: async (accountIds) => {
      // Atlassian describes one parameter with commas here, and not a repeated one.
      const path = route`/wiki/rest/api/user/email/bulk?accountId=${accountIds.join(',')}`;
      const answer = await confluence({ method: 'GET', path, identity: app });
      // Not every site, and not every app, can see email addresses.
      if (answer.kind === 'answered' && (answer.status === 400 || answer.status === 501))
        return ok(undefined);
      const read = readAnswer(answer, emailsSchema);
      if (!read.ok) return read;
      return ok(
        new Map(
          read.value.map(({ accountId, email }) => [accountId as AccountId, email.toLowerCase()]),
        ),
      );
    },
  };
};

const accountOf = ({ user }: Hit): AccountId => user.accountId as AccountId;

const namedAccountOf = (hit: Hit): NamedAccount => {
  const name = hit.user.displayName;
  return { accountId: accountOf(hit), ...(typeof name === 'string' && { name }) };
};

// A word can contain single marks, as in "O'Neil", "Jean-Luc" and "J.R", and invisible joiners.
const WORD = /[\p{L}\p{M}\p{N}]+(?:(?:['’·.-]|\p{Join_Control})[\p{L}\p{M}\p{N}]+)*/gu;
const OPERATOR = /^(?:AND|OR|NOT)$/; // only in capital letters

/**
 * The words of a name, in a form that Confluence can search for. It answers 400 to many other
 * characters, even if they are escaped, and reads some as wildcards. It ignores letter case.
 * https://developer.atlassian.com/cloud/confluence/performing-text-searches-using-cql/
 */
const searchText = (name: string): string =>
  (name.match(WORD) ?? [])
    .map((word) => (OPERATOR.test(word) ? word.toLowerCase() : word))
    .join(' ');

// The statuses are `active`, `inactive`, `closed` and `unknown`. Only `inactive` and `closed` are
// known to mean that an account can't be used.
// https://dac-static.atlassian.com/cloud/confluence/openapi-v2.v3.json
const UNUSABLE: ReadonlySet<unknown> = new Set(['inactive', 'closed']);

const stateOf = ({ accountType, accountStatus }: z.output<typeof accountSchema>): AccountState => {
  if (accountType === 'app') return 'app';
  return UNUSABLE.has(accountStatus) ? 'suspended' : 'active';
};
