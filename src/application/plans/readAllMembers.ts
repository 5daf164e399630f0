import type { AccountId } from '../../domain/accountId';
import { failed, ok, type Outcome } from '../../domain/outcome';
import type { PlanGroup } from '../../domain/plan/plan';
import { areMembersRead } from '../../domain/plan/planCost';
import { allSettledOrThrow } from '../concurrency/allSettledOrThrow';
import type { GroupDirectory, MemberPage } from '../ports/confluence';

type Directory = Pick<GroupDirectory, 'readMembers'>;

/** The members that are read at once at first: Confluence's largest page. */
export const RANGE_SIZE = 200;
const MAX_RANGES_AT_ONCE = 10; // the largest group that is read has 51

// Enough for the largest group that is read, if a server cuts its pages at 20 members. A list
// without an end stops here.
const MAX_PAGES = 600;

/** Reads all members of a group. The result is `too-many` if it has more than Rollcall reads. */
export const readAllMembers = async (
  directory: Directory,
  group: Pick<PlanGroup, 'id' | 'members' | 'counted'>,
): Promise<Outcome<ReadonlySet<AccountId> | 'too-many'>> => {
  const tooMany = (size: number): boolean => !areMembersRead({ ...group, members: size });
  const read = await readMembersUntil(directory, group, tooMany);
  if (!read.ok) return read;
  return ok(read.value.isWhole ? read.value.members : 'too-many');
};

/**
 * Reads members of a group until the list ends (`isWhole`), or there are enough of them. `isEnough`
 * gets how many were read, and how many more may be read next.
 *
 * The list is read in ranges of 200, up to 10 at once. It starts with as many ranges as the group
 * had when the plan was created, then doubles the number. So a large group fits into a step even if
 * Confluence is slow. Each range is read to its end, in as many pages as the server cuts it into. A
 * list that repeats a whole page, continues after its end or has no end is `unavailable`.
 */
export const readMembersUntil = async (
  directory: Directory,
  group: Pick<PlanGroup, 'id' | 'members'>,
  isEnough: (size: number, next: number) => boolean,
): Promise<Outcome<{ members: ReadonlySet<AccountId>; isWhole: boolean }>> => {
  const members = new Set<AccountId>();
  let expected = Math.floor((group.members ?? 0) / RANGE_SIZE) + 1;
  let pagesLeft = MAX_PAGES;
  for (let start = 0, atOnce = 1; ; start += atOnce * RANGE_SIZE) {
    atOnce = rangesAfter(atOnce, expected);
    expected -= atOnce;
    const starts = Array.from({ length: atOnce }, (_, place) => start + place * RANGE_SIZE);
    const maxPages = Math.ceil(pagesLeft / atOnce);
    const ranges = await allSettledOrThrow(
      starts.map((from) => readRange(directory, group, from, maxPages)),
    );
    let hasEnded = false;
    for (const range of ranges) {
      if (!range.ok) return range;
      pagesLeft -= range.value.length;
      for (const page of range.value) {
        const isNews = addAll(members, page.members);
        const goesOn = page.members.length > 0 || page.next !== undefined;
        if ((page.members.length > 0 && !isNews) || (hasEnded && goesOn))
          return failed('unavailable');
        hasEnded ||= page.next === undefined;
      }
    }
    const next = RANGE_SIZE * rangesAfter(atOnce, expected);
    if (hasEnded || isEnough(members.size, next)) return ok({ members, isWhole: hasEnded });
  }
};

/** How many ranges to read at once, after the last ones. */
const rangesAfter = (atOnce: number, expected: number): number =>
  Math.min(MAX_RANGES_AT_ONCE, expected > 0 ? expected : 2 * atOnce);

/** Reads the pages of 200 places in the list, until the next range starts or the list has ended. */
const readRange = async (
  directory: Directory,
  group: Pick<PlanGroup, 'id'>,
  from: number,
  maxPages: number,
): Promise<Outcome<MemberPage[]>> => {
  const pages: MemberPage[] = [];
  const seen = new Set<AccountId>();
  const end = from + RANGE_SIZE;
  let start = from;
  while (start < end) {
    if (pages.length >= maxPages) return failed('unavailable');
    const page = await directory.readMembers(group.id, start, end - start);
    if (!page.ok) return page;
    const isNews = addAll(seen, page.value.members);
    if (page.value.members.length > 0 && !isNews) return failed('unavailable');
    pages.push(page.value);
    if (page.value.next === undefined) break;
    if (page.value.next <= start) return failed('unavailable');
    start = page.value.next;
  }
  return ok(pages);
};

/** Adds members to a set, and says whether one of them was new. */
const addAll = (members: Set<AccountId>, more: readonly AccountId[]): boolean => {
  const before = members.size;
  more.forEach((member) => members.add(member));
  return members.size > before;
};
