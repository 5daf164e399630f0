/** @jest-environment node */
import type { ReadAgain } from '../../../src/application/ports/confluence';
import { makeConfluence } from '../../../src/forge/confluence/confluence';
import { makeConfluenceAuthority } from '../../../src/forge/confluence/confluenceAuthority';
import { makeConfluenceGroups } from '../../../src/forge/confluence/confluenceGroups';
import { makeMembershipEndpoints } from '../../../src/forge/confluence/memberships';
import { invocationDeadline } from '../../../src/forge/platform/deadline';
import { aGroup, groupIdOf, PEOPLE } from '../../fakes/examples';
import { beginInvocation, type ForgeFetch } from '../../seams/seamGlobals';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const never: ForgeFetch = () => new Promise(() => undefined);

/** The result for a Confluence, and the milliseconds until it came. */
const waits = async (
  invocationMs: number,
  ask: (confluence: ReturnType<typeof makeConfluence>) => Promise<unknown>,
  forgeFetch = never,
) => {
  beginInvocation(forgeFetch, invocationMs);
  const startedAt = Date.now();
  let ended: { result: unknown; after: number } | undefined;
  const asking = ask(makeConfluence(invocationDeadline())).then((result) => {
    ended = { result, after: Date.now() - startedAt };
  });
  await jest.advanceTimersByTimeAsync(Math.max(60_000, invocationMs));
  await asking;
  return ended;
};

const add = (confluence: ReturnType<typeof makeConfluence>) =>
  makeMembershipEndpoints(confluence).addMember({ groupId: aGroup().id }, PEOPLE.newcomer, {
    kind: 'app',
  });

describe('a Confluence that never answers', () => {
  test('is waited for 12 seconds', async () => {
    expect(await waits(55_000, add)).toEqual({ result: { kind: 'timed-out' }, after: 12_000 });
  });

  test('is waited for less if the invocation ends sooner, until 8 seconds before that', async () => {
    expect(await waits(10_000, add)).toEqual({ result: { kind: 'timed-out' }, after: 2_000 });
  });

  test('is not called if there is no time', async () => {
    expect(await waits(8_000, add)).toEqual({ result: { kind: 'not-sent' }, after: 0 });
  });

  test('is waited for 5 seconds for the groups that give admin', async () => {
    const result = { ok: false, failure: { code: 'unavailable' } };
    const ask = (confluence: ReturnType<typeof makeConfluence>) =>
      makeConfluenceAuthority(confluence).groupsGiving('admin', 'short');
    expect(await waits(25_000, ask)).toEqual({ result, after: 5_000 });
  });
});

test('a page of all groups is waited for 10 seconds', async () => {
  const ask = (confluence: ReturnType<typeof makeConfluence>) =>
    makeConfluenceGroups(confluence).listGroups(0, 50);
  expect(await waits(25_000, ask)).toEqual({
    result: { ok: false, failure: { code: 'unavailable' } },
    after: 10_000,
  });
});

describe('a Confluence that is slow for every page', () => {
  /** Gives full pages and a last one with one group, each after this many milliseconds. */
  const paged = (fullPages: number, eachMs: number) => {
    const asked: number[] = [];
    const forgeFetch: ForgeFetch = async (_auth, path) => {
      const start = Number(new URL(path, 'http://127.0.0.1').searchParams.get('start'));
      asked.push(start);
      await new Promise((resolve) => setTimeout(resolve, eachMs));
      const isLast = start >= fullPages * 200;
      const results = Array.from({ length: isLast ? 1 : 200 }, (_, at) => ({
        id: groupIdOf(start + at),
        name: 'zebra',
      }));
      const next = path.replace(/start=\d+/, `start=${(start + 200).toString()}`);
      return Response.json({ results, _links: isLast ? {} : { next } });
    };
    return { asked, forgeFetch };
  };

  const giving = (confluence: ReturnType<typeof makeConfluence>) =>
    makeConfluenceAuthority(confluence).groupsGiving('site-admin', 'short');

  test('has 5 seconds for all pages and both readings of the groups that give admin', async () => {
    const { asked, forgeFetch } = paged(4, 2_000);
    expect(await waits(25_000, giving, forgeFetch)).toEqual({
      result: { ok: false, failure: { code: 'unavailable' } },
      after: 5_000,
    });
    expect(asked).toEqual([0, 200, 400]);
  });

  test('is not asked for a page after that time', async () => {
    const { asked, forgeFetch } = paged(4, 2_500);
    expect(await waits(25_000, giving, forgeFetch)).toMatchObject({ after: 5_000 });
    expect(asked).toEqual([0, 200]);
  });

  test('is waited for if all pages come in that time', async () => {
    const { asked, forgeFetch } = paged(4, 450);
    expect(await waits(25_000, giving, forgeFetch)).toMatchObject({
      result: { ok: true },
      after: 4_500,
    });
    expect(asked).toEqual([0, 200, 400, 600, 800, 0, 200, 400, 600, 800]);
  });

  test('has minutes if no one waits for the groups that give admin', async () => {
    const patiently = (confluence: ReturnType<typeof makeConfluence>) =>
      makeConfluenceAuthority(confluence).groupsGiving('site-admin', 'long');
    const slow = paged(4, 30_000);
    expect(await waits(900_000, patiently, slow.forgeFetch)).toMatchObject({
      result: { ok: true },
      after: 300_000,
    });
    const tooSlow = paged(4, 61_000);
    expect(await waits(900_000, patiently, tooSlow.forgeFetch)).toMatchObject({
      result: { ok: false, failure: { code: 'unavailable' } },
      after: 60_000,
    });
  });

  test('is asked again for a page that failed, and for no other page', async () => {
    const { asked, forgeFetch } = paged(2, 1);
    let refusals = 0;
    const sometimes: ForgeFetch = (auth, path, options) => {
      const isRefused = path.includes('start=200') && refusals < 2;
      if (!isRefused) return forgeFetch(auth, path, options);
      refusals += 1;
      return Promise.resolve(new Response('', { status: 429, headers: { 'retry-after': '7' } }));
    };
    const failures: unknown[] = [];
    const again: ReadAgain = ({ code, retryAfterSeconds }, tries) => {
      failures.push([code, retryAfterSeconds, tries]);
      return Promise.resolve(true);
    };
    const patiently = (confluence: ReturnType<typeof makeConfluence>) =>
      makeConfluenceAuthority(confluence).groupsGiving('site-admin', 'long', again);
    expect(await waits(25_000, patiently, sometimes)).toMatchObject({ result: { ok: true } });
    expect(failures).toEqual([
      ['rate-limited', 7, 1],
      ['rate-limited', 7, 2],
    ]);
    expect(asked).toEqual([0, 200, 400, 0, 200, 400]); // the second time, to miss no group
  });

  test('has more for the groups of a person', async () => {
    const { forgeFetch } = paged(3, 2_000);
    const own = (confluence: ReturnType<typeof makeConfluence>) =>
      makeConfluenceAuthority(confluence).groupsOf(PEOPLE.newcomer);
    expect(await waits(25_000, own, forgeFetch)).toMatchObject({
      result: { ok: true },
      after: 8_000,
    });
  });
});
