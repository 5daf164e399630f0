import { makeConfluence } from '../../../src/forge/confluence/confluence';
import { makeConfluenceAuthority } from '../../../src/forge/confluence/confluenceAuthority';
import { makeConfluenceGroups } from '../../../src/forge/confluence/confluenceGroups';
import { invocationDeadline } from '../../../src/forge/deadline';
import { aGroup, PEOPLE } from '../../fakes/examples';
import { beginInvocation } from '../../seams/seamGlobals';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

/** How long it waits, in milliseconds, for a Confluence that never answers. */
const waits = async (
  invocationMs: number,
  ask: (confluence: ReturnType<typeof makeConfluence>) => Promise<unknown>,
) => {
  beginInvocation(() => new Promise(() => undefined), invocationMs);
  const begun = Date.now();
  let ended: { result: unknown; after: number } | undefined;
  const asking = ask(makeConfluence(invocationDeadline())).then((result) => {
    ended = { result, after: Date.now() - begun };
  });
  await jest.advanceTimersByTimeAsync(60_000);
  await asking;
  return ended;
};

const add = (confluence: ReturnType<typeof makeConfluence>) =>
  makeConfluenceGroups(confluence).addMember({ by: 'id', id: aGroup().id }, PEOPLE.newcomer, {
    as: 'app',
  });

describe('a Confluence that never answers', () => {
  test('is waited for 12 seconds', async () => {
    expect(await waits(55_000, add)).toEqual({ result: { kind: 'timed-out' }, after: 12_000 });
  });

  test('is waited for less where the invocation ends sooner, 8 seconds before that', async () => {
    expect(await waits(10_000, add)).toEqual({ result: { kind: 'timed-out' }, after: 2_000 });
  });

  test('is not asked where there is no time', async () => {
    expect(await waits(8_000, add)).toEqual({ result: { kind: 'timed-out' }, after: 0 });
  });

  test('is waited for 5 seconds for the groups that give admin', async () => {
    const result = { ok: false, failure: { code: 'unavailable' } };
    const ask = (confluence: ReturnType<typeof makeConfluence>) =>
      makeConfluenceAuthority(confluence).groupsGiving('admin');
    expect(await waits(25_000, ask)).toEqual({ result, after: 5_000 });
  });
});
