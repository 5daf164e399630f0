import type { Answer } from '../client';
import { API, NO_ACCOUNT, shownGroup, waitUntil } from '../fixtures';
import { CannotCheck, type Check, type Run, type Verdict } from '../suite';
import {
  asAssumed,
  described,
  different,
  entriesOf,
  fieldOf,
  isPageOf,
  statusIn,
  textsOf,
  variantOf,
  verdict,
} from '../verdicts';
import { nextOf, twoPages } from './paging';

const groupsOf = ({ site }: Run, accountId: string, more = {}): Promise<Answer> =>
  site.send('GET', `${API}/user/memberof`, { query: { accountId, limit: 200, ...more } });

const lookUp = ({ site }: Run, body: unknown): Promise<Answer> =>
  site.send('POST', '/wiki/api/v2/users-bulk', { body });

/** Searches for people. The text of an error is left out, because it may repeat the name. */
const search = async ({ site }: Run, cql: string, more = {}): Promise<Answer> => {
  const answer = await site.send('GET', `${API}/search/user`, { query: { cql, ...more } });
  const isError = answer.status >= 400;
  return isError ? { ...answer, text: '(text left out)', body: undefined } : answer;
};

/** A word of the caller's name that a search can look for. */
const wordOf = ({ caller }: Run): string => {
  const words = caller.displayName.match(/[\p{L}\p{M}]{2,}/gu) ?? [];
  const word = words.find((each) => !/^(?:and|or|not)$/i.test(each));
  if (word !== undefined) return word;
  throw new CannotCheck('the name of the token’s account has no word to search for');
};

const fullName = (text: string): string => `user.fullname ~ "${text}"`;

/** Whether a search finds the caller, on whatever page of up to 200 hits. */
const findsCaller = async (
  run: Run,
  cql: string,
): Promise<{ answer: Answer; isFound: boolean }> => {
  const answer = await search(run, cql, { limit: 200 });
  let ids = textsOf(entriesOf(answer) ?? [], 'user', 'accountId');
  for (let page = 1; page < 20 && !ids.includes(run.caller.accountId); page += 1) {
    const next = await search(run, cql, { limit: 200, start: ids.length });
    const more = textsOf(entriesOf(next) ?? [], 'user', 'accountId');
    if (more.length === 0) break;
    ids = [...ids, ...more];
  }
  return { answer, isFound: ids.includes(run.caller.accountId) };
};

const found = async (run: Run, cql: string): Promise<Verdict> => {
  const { answer, isFound } = await findsCaller(run, cql);
  return verdict(isFound, isFound ? 'the caller is found' : `not found: ${described(answer)}`);
};

/** The groups of a person, and looking accounts up by their ID. */
export const peopleChecks: readonly Check[] = [
  {
    assumption: 'person-groups',
    name: 'The groups of the caller',
    run: async (run) => {
      const answer = await groupsOf(run, run.caller.accountId);
      const isList = isPageOf(answer, ['id'], ['name']) && entriesOf(answer)?.length !== 0;
      return verdict(isList, described(answer));
    },
  },
  {
    assumption: 'person-groups-own',
    name: 'A new group among the groups of the caller',
    run: async (run) => {
      const { id } = await shownGroup(run);
      const { isSeen, last } = await waitUntil(
        run,
        () => groupsOf(run, run.caller.accountId),
        (answer) => textsOf(entriesOf(answer) ?? [], 'id').includes(id) || isCut(answer),
      );
      if (isSeen && textsOf(entriesOf(last) ?? [], 'id').includes(id)) return asAssumed('listed');
      if (isCut(last)) throw new CannotCheck('the caller is in more groups than one page shows');
      return different(`not listed, ${described(last)}`);
    },
  },
  {
    assumption: 'person-groups-unknown',
    name: 'The groups of an account that does not exist',
    variants: ['an empty page', '404'],
    run: async (run) => {
      const answer = await groupsOf(run, NO_ACCOUNT);
      if (entriesOf(answer)?.length === 0) return asAssumed(described(answer), 'an empty page');
      return variantOf(answer, { 404: '404' });
    },
  },
  {
    assumption: 'person-groups-without-account',
    name: 'The groups of no account',
    run: async ({ site }) => statusIn(await site.send('GET', `${API}/user/memberof`), 400),
  },
  {
    assumption: 'person-read',
    name: 'An account read by its ID',
    run: async ({ site, caller: { accountId } }) => {
      const answer = await site.send('GET', `${API}/user`, { query: { accountId } });
      const isCaller = fieldOf(answer.body, 'accountId') === accountId;
      return verdict(answer.status === 200 && isCaller, described(answer));
    },
  },
  {
    assumption: 'person-read-unknown',
    name: 'An account that does not exist',
    run: async ({ site }) => {
      const query = { accountId: NO_ACCOUNT };
      return statusIn(await site.send('GET', `${API}/user`, { query }), 404);
    },
  },
  {
    assumption: 'lookup',
    name: 'The status of an account',
    run: async (run) => {
      const answer = await lookUp(run, { accountIds: [run.caller.accountId] });
      const [first, ...others] = entriesOf(answer) ?? [];
      const isCaller =
        fieldOf(first, 'accountId') === run.caller.accountId &&
        fieldOf(first, 'accountStatus') === 'active' &&
        fieldOf(first, 'accountType') === 'atlassian';
      return verdict(isCaller && others.length === 0, described(answer));
    },
  },
  {
    assumption: 'lookup-unknown',
    name: 'The status of an account that does not exist',
    run: async (run) => {
      const answer = await lookUp(run, { accountIds: [NO_ACCOUNT, run.caller.accountId] });
      const ids = textsOf(entriesOf(answer) ?? [], 'accountId');
      const isLeftOut = ids.length === 1 && ids[0] === run.caller.accountId;
      return verdict(isLeftOut, isLeftOut ? 'left out' : described(answer));
    },
  },
  {
    assumption: 'lookup-repeated',
    name: 'The status of an account that is named twice',
    run: async (run) => {
      const { accountId } = run.caller;
      const answer = await lookUp(run, { accountIds: [accountId, accountId] });
      const count = entriesOf(answer)?.length;
      return verdict(count === 1, count === undefined ? described(answer) : `${count} entries`);
    },
  },
  {
    assumption: 'lookup-none',
    name: 'The status of no account',
    run: async (run) => statusIn(await lookUp(run, { accountIds: [] }), 400),
  },
  {
    assumption: 'lookup-250',
    name: 'The status of 250 accounts',
    run: async (run) => {
      const accountIds = [run.caller.accountId, ...unknownAccounts(249)];
      const answer = await lookUp(run, { accountIds });
      return verdict(isPageOf(answer, ['accountId']), described(answer));
    },
  },
  {
    assumption: 'lookup-251',
    name: 'The status of 251 accounts',
    run: async (run) => statusIn(await lookUp(run, { accountIds: unknownAccounts(251) }), 400),
  },
];

/** Account IDs of a valid form that no one has. */
const unknownAccounts = (count: number): string[] =>
  Array.from({ length: count }, (_, at) =>
    NO_ACCOUNT.slice(0, -4).concat(String(at).padStart(4, '0')),
  );

const isCut = ({ body }: Answer): boolean => fieldOf(body, '_links', 'next') !== undefined;

/** Finding people by name. The requests contain the caller's own name, and the report does not. */
export const searchChecks: readonly Check[] = [
  {
    assumption: 'search',
    name: 'A search for a word of the caller’s name',
    run: (run) => found(run, fullName(wordOf(run))),
  },
  {
    assumption: 'search-fields',
    name: 'The fields of a hit',
    run: async (run) => {
      const answer = await search(run, fullName(wordOf(run)), { limit: 2 });
      const isForm = isPageOf(answer, ['user', 'accountId'], ['user', 'displayName']);
      return verdict(isForm && entriesOf(answer)?.length !== 0, described(answer));
    },
  },
  {
    assumption: 'search-case',
    name: 'A search in capital letters',
    run: (run) => found(run, fullName(wordOf(run).toUpperCase())),
  },
  {
    assumption: 'search-type',
    name: 'A search with the type of what it looks for',
    run: (run) => found(run, `type = user and ${fullName(wordOf(run))}`),
  },
  {
    assumption: 'search-beginning',
    name: 'A search for the beginning of a word',
    variants: ['found', 'not found'],
    run: async (run) => {
      const word = wordOf(run);
      if (word.length < 3) throw new CannotCheck('the name of the token’s account is too short');
      const { answer, isFound } = await findsCaller(run, fullName(word.slice(0, -1)));
      if (entriesOf(answer) === undefined) return different(described(answer));
      return asAssumed(isFound ? 'found' : 'not found', isFound ? 'found' : 'not found');
    },
  },
  {
    assumption: 'search-brackets',
    name: 'A search with a bracket',
    variants: ['accepted', 'refused'],
    run: async (run) => {
      const answer = await search(run, fullName(`${wordOf(run)} (`));
      return variantOf(answer, { 200: 'accepted', 400: 'refused' });
    },
  },
  {
    assumption: 'search-invalid',
    name: 'A search that can’t be parsed',
    run: async (run) => statusIn(await search(run, 'user.fullname ~ "'), 400),
  },
  {
    assumption: 'search-without-query',
    name: 'A search without a query',
    run: async ({ site }) => statusIn(await site.send('GET', `${API}/search/user`), 400),
  },
  {
    assumption: 'search-total',
    name: 'How many people a search found',
    variants: ['shown', 'not shown'],
    run: async (run) => {
      const answer = await search(run, fullName(wordOf(run)));
      const entries = entriesOf(answer);
      const total = fieldOf(answer.body, 'totalSize') ?? undefined;
      if (entries === undefined) return different(described(answer));
      if (total === undefined) return asAssumed('no totalSize', 'not shown');
      return typeof total === 'number' && total >= entries.length
        ? asAssumed('totalSize', 'shown')
        : different('a totalSize that is less than the hits on the page');
    },
  },
  {
    assumption: 'search-limit',
    name: 'A search with a limit of 1',
    run: async (run) => {
      const answer = await search(run, fullName(wordOf(run)), { limit: 1 });
      const count = entriesOf(answer)?.length;
      return verdict(count === 1, count === undefined ? described(answer) : `${count} hits`);
    },
  },
  {
    assumption: 'search-usual-limit',
    name: 'A search without a limit',
    run: async (run) => {
      const answer = await search(run, fullName(wordOf(run)));
      const count = entriesOf(answer)?.length ?? 0;
      return verdict(count > 0 && count <= 25, `${described(answer)}, ${count} hits`);
    },
  },
  {
    assumption: 'search-over-limit',
    name: 'A search with a limit of 500',
    variants: ['reduced', 'refused'],
    run: async (run) => {
      const answer = await search(run, fullName(wordOf(run)), { limit: 500 });
      const count = entriesOf(answer)?.length;
      if (count === undefined) return variantOf(answer, { 400: 'refused' });
      return count > 0 && count <= 500
        ? asAssumed(`${count} hits`, 'reduced')
        : different(`${count} hits`);
    },
  },
  {
    assumption: 'page-search',
    name: 'Pages of a search for people',
    run: async (run) => {
      const cql = fullName(wordOf(run));
      const first = await search(run, cql, { limit: 1, start: 0 });
      if (entriesOf(first)?.length === 1 && nextOf(first) === undefined)
        throw new CannotCheck('no other person has the same name as the token’s account');
      const second = await search(run, cql, { limit: 1, start: 1 });
      return twoPages(first, second, ['user', 'accountId']);
    },
  },
];
