import { readAllMembers } from '../../../src/application/plans/readAllMembers';
import type { AccountId } from '../../../src/domain/accountId';
import { failed, ok } from '../../../src/domain/outcome';
import type { PlanGroup } from '../../../src/domain/plan/plan';
import { groupId, groupName } from '../../fakes/examples';
import { makeVirtualTime } from '../../fakes/bulk/virtualTime';

const LATENCY_MS = 1_000;

const aGroup = (members: number): PlanGroup => ({
  id: groupId('00000000-0000-4000-8000-000000000001'),
  name: groupName('editors'),
  ...{ adds: 0, removals: 1, members, isProtected: false },
});

/** Reads a group that had `planned` members when its plan was made, and has `now`. */
const read = async (planned: number, now: number, failingFrom = Infinity) => {
  const time = makeVirtualTime();
  const begun = time.now();
  const starts: number[] = [];
  const everybody = Array.from({ length: now }, (_, at) => `member-${at}` as AccountId);
  const directory = {
    readMembers: async (_id: unknown, start: number, limit: number) => {
      starts.push(start);
      await time.pause(LATENCY_MS);
      return start >= failingFrom
        ? failed('unavailable')
        : ok(everybody.slice(start, start + limit));
    },
  };
  const found = await time.until(readAllMembers(directory, aGroup(planned)));
  return { found, starts, seconds: (time.now() - begun) / 1_000, everybody };
};

describe('everybody in a group', () => {
  test.each([
    ['nobody', 0, 0, 1],
    ['a page', 199, 199, 1],
    ['just a page, and an empty one', 200, 200, 2],
    ['some pages', 450, 450, 3],
    ['more than it had', 450, 900, 9],
    ['much more than it had', 100, 9_900, 55],
    ['just ten pages, and an empty one', 2_000, 2_000, 11],
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

  test('is read in few rounds where it has grown much', async () => {
    expect((await read(100, 9_900)).seconds).toBeLessThan(10);
  });

  test('is not known where one page is not', async () => {
    expect((await read(1_000, 1_000, 600)).found).toEqual(failed('unavailable'));
  });

  test('is too many where the group has grown beyond what is read', async () => {
    expect((await read(10_000, 20_000)).found).toEqual(ok('too-many'));
  });
});
