import type { Answer } from '../client';
import { API, pagedGroups, readMembers, shownGroup } from '../fixtures';
import { CannotCheck, type Check, type Run } from '../suite';
import { asAssumed, described, different, entriesOf, fieldOf, textsOf, verdict } from '../verdicts';

const PICKER = `${API}/group/picker`;

/** A page of the run's six groups for paging. */
const page = async (run: Run, start: number, limit: number): Promise<Answer> => {
  const { query } = await pagedGroups(run);
  return run.site.send('GET', PICKER, { query: { query, start, limit } });
};

/** The link of a page to the next one. Undefined: this is the last page. */
export const nextOf = ({ body }: Answer): unknown => fieldOf(body, '_links', 'next') ?? undefined;

/** The address of the next page, as a client resolves it. Undefined if it isn't an address. */
const nextUrl = (answer: Answer): URL | undefined => {
  const next = nextOf(answer);
  const base = fieldOf(answer.body, '_links', 'base');
  const origin = typeof base === 'string' && URL.canParse(base) ? new URL(base).origin : BASE;
  return typeof next === 'string' && URL.canParse(next, origin) ? new URL(next, origin) : undefined;
};

const BASE = 'https://site.invalid'; // for a page that doesn't name its site

/** Follows `next` to the end, as Rollcall does: in the same list, after the entries received. */
const followed = async (run: Run, limit: number): Promise<{ ids: string[]; pages: number }> => {
  const ids: string[] = [];
  for (let pages = 1; pages <= 12; pages += 1) {
    const answer = await page(run, ids.length, limit);
    const received = textsOf(entriesOf(answer) ?? [], 'id');
    ids.push(...received);
    if (nextOf(answer) === undefined || received.length === 0) return { ids, pages };
  }
  throw new CannotCheck('the list did not end within 12 pages');
};

/** How lists are cut into pages, with groups that the run created. */
export const pagingChecks: readonly Check[] = [
  {
    assumption: 'page-fields',
    name: 'The fields of a page',
    run: async (run) => {
      const answer = await page(run, 0, 2);
      const { body } = answer;
      const isForm =
        entriesOf(answer) !== undefined &&
        ['start', 'limit', 'size'].every((name) => typeof fieldOf(body, name) === 'number') &&
        typeof fieldOf(body, '_links') === 'object';
      return verdict(isForm, described(answer));
    },
  },
  {
    assumption: 'page-size',
    name: 'The number of entries on a page',
    run: async (run) => {
      const answer = await page(run, 0, 2);
      const count = entriesOf(answer)?.length;
      const size = fieldOf(answer.body, 'size');
      return verdict(count === 2 && size === 2, `${String(count)} entries, size ${String(size)}`);
    },
  },
  {
    assumption: 'page-next',
    name: 'The link of a page that is not the last one',
    run: async (run) => {
      const answer = await page(run, 0, 2);
      return verdict(nextUrl(answer) !== undefined, describedLink(answer));
    },
  },
  {
    assumption: 'page-next-same-list',
    name: 'Where that link leads',
    run: async (run) => {
      const answer = await page(run, 0, 2);
      const next = nextUrl(answer);
      if (next === undefined) return different(describedLink(answer));
      const path = next.pathname.replace(/^\/wiki/, '');
      const isSameHost = next.origin === BASE || next.host === run.site.host;
      const isSame = isSameHost && path === PICKER.replace(/^\/wiki/, '');
      return verdict(isSame, isSame ? 'the same list' : `${next.host}${path}`);
    },
  },
  {
    assumption: 'page-next-start',
    name: 'Where the next page starts',
    run: async (run) => {
      const answer = await page(run, 0, 2);
      const start = nextUrl(answer)?.searchParams.get('start') ?? undefined;
      return verdict(start === '2', start === undefined ? describedLink(answer) : `start=${start}`);
    },
  },
  {
    assumption: 'page-last',
    name: 'The link of the last page',
    run: async (run) => {
      const { ids } = await pagedGroups(run);
      const answer = await page(run, ids.length - 1, 2);
      const isLast = entriesOf(answer)?.length === 1 && nextOf(answer) === undefined;
      return verdict(isLast, describedLink(answer));
    },
  },
  {
    assumption: 'page-offset',
    name: 'The entries of the second page',
    run: async (run) => {
      const whole = textsOf(entriesOf(await page(run, 0, 4)) ?? [], 'id');
      const second = textsOf(entriesOf(await page(run, 2, 2)) ?? [], 'id');
      const continues = second.length === 2 && second[0] === whole[2] && second[1] === whole[3];
      return verdict(continues, continues ? 'they continue the first' : 'other entries');
    },
  },
  {
    assumption: 'page-complete',
    name: 'All pages together',
    run: async (run) => {
      const { ids } = await pagedGroups(run);
      const read = await followed(run, 2);
      const isComplete = read.ids.length === ids.length && ids.every((id) => read.ids.includes(id));
      return verdict(isComplete, `${read.ids.length} of ${ids.length} on ${read.pages} pages`);
    },
  },
  {
    assumption: 'page-past-end',
    name: 'A page after the last one',
    run: async (run) => {
      const answer = await page(run, 1_000, 2);
      const isEmpty = entriesOf(answer)?.length === 0 && nextOf(answer) === undefined;
      return verdict(isEmpty, describedLink(answer));
    },
  },
  {
    assumption: 'page-cut',
    name: 'A page of the group search with a limit of 200',
    variants: ['whole', 'cut'],
    run: async (run) => {
      const { ids } = await pagedGroups(run);
      const answer = await page(run, 0, 200);
      const count = entriesOf(answer)?.length;
      if (count === ids.length && nextOf(answer) === undefined)
        return asAssumed(describedLink(answer), 'whole');
      const isCut = count !== undefined && count > 0 && count < ids.length;
      return isCut && nextOf(answer) !== undefined
        ? asAssumed(describedLink(answer), 'cut')
        : different(describedLink(answer));
    },
  },
  {
    assumption: 'page-groups-of-person',
    name: 'Pages of the groups of the caller',
    run: async (run) => {
      await shownGroup(run); // so that the caller is in two groups
      const query = { accountId: run.caller.accountId, limit: 1 };
      const send = (start: number): Promise<Answer> =>
        run.site.send('GET', `${API}/user/memberof`, { query: { ...query, start } });
      return twoPages(await send(0), await send(1), ['id']);
    },
  },
  {
    assumption: 'page-all-groups',
    name: 'Pages of the list of all groups',
    run: async (run) => {
      await pagedGroups(run);
      const send = (start: number): Promise<Answer> =>
        run.site.send('GET', `${API}/group`, { query: { start, limit: 1 } });
      return twoPages(await send(0), await send(1), ['id']);
    },
  },
  {
    assumption: 'page-members',
    name: 'Pages of a list of members',
    run: async (run) => {
      const id = await groupWithMembers(run);
      const pages = [
        await readMembers(run, id, { start: 0, limit: 1 }),
        await readMembers(run, id, { start: 1, limit: 1 }),
      ] as const;
      return twoPages(...pages, ['accountId']);
    },
  },
];

/** Whether two pages of one entry have different entries, and the first one a link. */
export const twoPages = (first: Answer, second: Answer, field: string[]) => {
  const [one] = textsOf(entriesOf(first) ?? [], ...field);
  const [other] = textsOf(entriesOf(second) ?? [], ...field);
  const isPaged =
    one !== undefined && other !== undefined && one !== other && nextOf(first) !== undefined;
  return verdict(
    isPaged,
    isPaged
      ? 'two pages with different entries'
      : `${describedLink(first)}, then ${describedLink(second)}`,
  );
};

/** A group of the caller that has several members, found by reading. Nothing is written to it. */
const groupWithMembers = (run: Run): Promise<string> =>
  run.once('several members', async () => {
    const query = { accountId: run.caller.accountId, limit: 20 };
    const answer = await run.site.send('GET', `${API}/user/memberof`, { query });
    for (const id of textsOf(entriesOf(answer) ?? [], 'id')) {
      const members = entriesOf(await readMembers(run, id, { limit: 2 }));
      if (members?.length === 2) return id;
    }
    throw new CannotCheck('none of the caller’s first 20 groups has two members');
  });

const describedLink = (answer: Answer): string => {
  const count = entriesOf(answer)?.length;
  if (count === undefined) return described(answer);
  return `${count} entries, ${nextOf(answer) === undefined ? 'without' : 'with'} a link to the next page`;
};
