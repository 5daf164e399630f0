import type { AccountId } from '../../../src/domain/accountId';
import { accountId } from '../../fakes/examples';
import { valueOf } from '../../fakes/valueOf';
import { over } from './portsOver';

const PATH = '/wiki/api/v2/users-bulk';
const ASKED = Array.from({ length: 100 }, (_, at) => accountId(`somebody-${at}`));
const UNAVAILABLE = { ok: false, failure: { code: 'unavailable' } };

/** The states of accounts from a site that answers for only some of them. */
const statesBy = async (
  page: (asked: AccountId[], count: number) => { told: AccountId[]; links?: unknown },
) => {
  let count = 0;
  const { people } = over((_auth, path, init) => {
    expect(path).toBe(PATH);
    count += 1;
    const { accountIds } = JSON.parse(init?.body as string) as { accountIds: AccountId[] };
    const { told, links = {} } = page(accountIds, count);
    const results = told.map((id) => ({ accountId: id, accountStatus: 'active' }));
    return Promise.resolve(Response.json({ results, _links: links }));
  });
  return { answer: await people.statesOf(ASKED), count };
};

test.each([
  [50, 2],
  [5, 20],
  [1, 100],
])('asks again about accounts that an answer cut to %d omits', async (size, requests) => {
  const { answer, count } = await statesBy((asked) => ({
    told: asked.slice(0, size),
    links: asked.length > size ? { next: `${PATH}?cursor=x` } : {},
  }));
  expect([...valueOf(answer).keys()]).toEqual(ASKED);
  expect(count).toBe(requests);
});

test('treats omitted accounts as unknown if no link follows', async () => {
  const { answer, count } = await statesBy(() => ({ told: ASKED.slice(0, 3) }));
  expect([...valueOf(answer).keys()]).toEqual(ASKED.slice(0, 3));
  expect(count).toBe(1);
});

test('ignores a link if all accounts are answered', async () => {
  const { answer } = await statesBy(() => ({ told: ASKED, links: { next: 1 } }));
  expect(valueOf(answer).size).toBe(100);
});

test('is unavailable if the site answers only for other accounts', async () => {
  const { answer, count } = await statesBy((_asked, number) => ({
    told: [accountId(`stranger-${number}`)],
    links: { next: `${PATH}?cursor=x` },
  }));
  expect(answer).toMatchObject(UNAVAILABLE);
  expect(count).toBe(1);
});

test.each<[string, unknown]>([
  ['leads nowhere new', `${PATH}?cursor=x`],
  ['leads to another path', '/wiki/api/v2/spaces?cursor=x'],
  ['leads to another host', `https://elsewhere.example${PATH}?cursor=x`],
  ['is a number', 1],
  ['is null', null],
  ['is empty', ''],
])('is unavailable if a link to more accounts %s', async (_how, next) => {
  const links = { base: 'https://site.example/wiki', next };
  const { answer, count } = await statesBy(() => ({ told: ASKED.slice(0, 3), links }));
  expect(answer).toMatchObject(UNAVAILABLE);
  expect(count).toBeLessThanOrEqual(2);
});

test.each(['<html>', '{"results":[{"accountId":"a"', '', '[]', '{"results":{}}'])(
  'is unavailable if the answer is %j',
  async (body) => {
    const { people } = over(() => Promise.resolve(new Response(body)));
    expect(await people.statesOf(ASKED)).toMatchObject(UNAVAILABLE);
    expect(await people.emailsOf(ASKED)).toMatchObject(body === '[]' ? { ok: true } : UNAVAILABLE);
  },
);
