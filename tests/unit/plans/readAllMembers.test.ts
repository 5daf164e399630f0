import { readAllMembers } from '../../../src/application/plans/readAllMembers';
import type { MemberPage } from '../../../src/application/ports/confluence';
import type { AccountId } from '../../../src/domain/accountId';
import { failed, ok } from '../../../src/domain/outcome';
import type { PlanGroup } from '../../../src/domain/plan/plan';
import { makeVirtualTime } from '../../fakes/bulk/virtualTime';
import { groupId, groupName } from '../../fakes/examples';

const LATENCY_MS = 1_000;

const aGroup = (members: number): PlanGroup => ({
  id: groupId('00000000-0000-4000-8000-000000000001'),
  name: groupName('editors'),
  ...{ adds: 0, removals: 1, members, isProtected: false },
});

/** Reads a group that had `planned` members when its plan was created, and has `now`. */
const read = async (planned: number, now: number, failingFrom = Infinity, pageCut = 200) => {
  const time = makeVirtualTime();
  const startedAt = time.now();
  const starts: number[] = [];
  const everybody = Array.from({ length: now }, (_, at) => `member-${at}` as AccountId);
  const directory = {
    readMembers: async (_id: unknown, start: number, limit: number) => {
      starts.push(start);
      await time.pause(LATENCY_MS);
      if (start >= failingFrom) return failed('unavailable');
      const next = start + Math.min(limit, pageCut);
      return ok({ members: everybody.slice(start, next), ...(next < now && { next }) });
    },
  };
  const found = await time.until(readAllMembers(directory, aGroup(planned)));
  return { found, starts, seconds: (time.now() - startedAt) / 1_000, everybody };
};

describe('the member list of a group', () => {
  test.each([
    ['no one', 0, 0, 1],
    ['a page', 199, 199, 1],
    ['just a page, and an empty one', 200, 200, 2],
    ['some pages', 450, 450, 3],
    ['more than it had', 450, 900, 9],
    ['much more than it had', 100, 9_900, 55],
    ['just ten pages', 2_000, 2_000, 10],
    ['fewer than it had', 900, 450, 5],
  ])('of %s is read', async (_what, planned, now, pages) => {
    const { found, starts, everybody } = await read(planned, now);
    expect(found).toEqual(ok(new Set(everybody)));
    expect(starts).toHaveLength(pages);
  });

  test('is read ten pages at once, so that the largest fits into a step', async () => {
    const { found, seconds, everybody } = await read(10_000, 9_999);
    expect(found).toEqual(ok(new Set(everybody)));
    expect(seconds).toBe(5);
  });

  test('is read in few rounds if the group has grown a lot', async () => {
    expect((await read(100, 9_900)).seconds).toBeLessThan(10);
  });

  test.each([
    [1, 1, 1],
    [1, 250, 250],
    [50, 450, 9],
    [100, 150, 2],
    [100, 200, 2],
    [199, 600, 6],
  ])('is read in pages of %d if the server cuts them: %d', async (pageCut, now, pages) => {
    const { found, everybody, starts } = await read(now, now, Infinity, pageCut);
    expect(found).toEqual(ok(new Set(everybody)));
    expect(starts.filter((start) => start < now)).toHaveLength(pages);
  });

  test('is read concurrently even if the server cuts pages', async () => {
    const { found, seconds, everybody } = await read(10_000, 9_999, Infinity, 50);
    expect(found).toEqual(ok(new Set(everybody)));
    expect(seconds).toBe(20);
  });

  test('is unknown if one page is unknown', async () => {
    expect((await read(1_000, 1_000, 600)).found).toEqual(failed('unavailable'));
  });

  test('is too long if the group has grown beyond the limit', async () => {
    expect((await read(10_000, 20_000)).found).toEqual(ok('too-many'));
  });
});

/** Reads a group of 300 whose pages are given by this function of the start. */
const readPagesOf = (page: (start: number, limit: number) => MemberPage) => {
  let pages = 0;
  const directory = {
    readMembers: (_id: unknown, start: number, limit: number) => {
      pages += 1;
      return Promise.resolve(ok(page(start, limit)));
    },
  };
  return readAllMembers(directory, aGroup(300)).then((found) => ({ found, pages }));
};

const membersFrom = (start: number, count: number): AccountId[] =>
  Array.from({ length: count }, (_, at) => `member-${start + at}` as AccountId);

describe('a list of members is unavailable, not complete,', () => {
  test.each<[string, (start: number, limit: number) => MemberPage]>([
    [
      'where it gives the same page again',
      (start) => ({ members: membersFrom(0, 100), next: start + 100 }),
    ],
    [
      'where it goes back',
      (start) => ({ members: membersFrom(start, 100), next: Math.max(0, start - 100) }),
    ],
    ['where it stays', (start) => ({ members: membersFrom(start, 100), next: start })],
    ['if it has no end and no members', (start) => ({ members: [], next: start + 1 })],
    [
      'where it ends and continues behind its end',
      (start) =>
        start < 200 ? { members: membersFrom(start, 100) } : { members: membersFrom(start, 1) },
    ],
    [
      'where it ends and says behind its end that more follows',
      (start) =>
        start < 200 ? { members: membersFrom(start, 100) } : { members: [], next: start + 200 },
    ],
  ])('%s', async (_what, page) => {
    const { found, pages } = await readPagesOf(page);
    expect(found).toEqual(failed('unavailable'));
    expect(pages).toBeLessThan(1_000);
  });
});

test('a member that is repeated on the next page is counted once', async () => {
  const { found } = await readPagesOf((start) =>
    start < 150
      ? { members: membersFrom(start, 60), next: start + 50 }
      : { members: start < 200 ? membersFrom(start, 20) : [] },
  );
  expect(found).toEqual(ok(new Set(membersFrom(0, 170))));
});

test('empty pages are skipped if the list continues', async () => {
  const { found } = await readPagesOf((start) =>
    start % 200 === 0 && start < 400
      ? { members: [], next: start + 150 }
      : {
          members: start > 400 ? [] : membersFrom(start, 5),
          ...(start < 400 && { next: start + 100 }),
        },
  );
  expect(found).toEqual(
    ok(new Set([...membersFrom(150, 5), ...membersFrom(350, 5), ...membersFrom(400, 5)])),
  );
});
