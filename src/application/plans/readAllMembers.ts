import type { AccountId } from '../../domain/accountId';
import type { GroupId } from '../../domain/group';
import { failed, ok, type Outcome } from '../../domain/outcome';
import type { PlanGroup } from '../../domain/plan/plan';
import { areMembersRead } from '../../domain/plan/planCost';
import { allSettledOrThrow } from '../concurrency/allSettledOrThrow';
import { membersWithRecord, type OwnGroup } from '../record/ownRecord';
import type { GroupDirectory, MemberPage } from '../ports/confluence';

type Directory = Pick<GroupDirectory, 'readMembers'>;

/**
 * Counts the members of a group whose members a plan removes. Confluence's list lags behind the
 * changes of the last minutes. If Rollcall made some, all members are read and its own record
 * corrects them. An undo counts them so: the people that its job added are members. For any other
 * plan, the smaller number of the two counts, because it refuses more.
 */
export const countForRemovals = async (
  directory: Pick<GroupDirectory, 'readMembers' | 'countMembers'>,
  id: GroupId,
  own: OwnGroup | undefined,
  isUndo: boolean,
): Promise<Outcome<number>> => {
  const counted = await directory.countMembers(id);
  if (!counted.ok || !own || own.members.size === 0) return counted;
  if (!areMembersRead({ members: counted.value })) return counted;
  const listed = await readAllMembers(directory, { id, members: counted.value });
  if (!listed.ok) return listed;
  if (listed.value === 'too-many') return counted;
  const corrected = membersWithRecord(listed.value, own).size;
  return ok(isUndo ? corrected : Math.min(listed.value.size, corrected));
};

const RANGE_SIZE = 200; // Confluence's largest page
const MAX_RANGES_AT_ONCE = 10; // the largest group that is read has 51

// Enough for the largest group that is read, if a server cuts its pages at 20 members. A list
// without an end stops here.
const MAX_PAGES = 600;

/**
 * Reads all members of a group. The result is `too-many` if the group has more than Rollcall reads.
 *
 * The list is read in ranges of 200, up to 10 at once. It starts with as many ranges as the group
 * had when the plan was created, then doubles the number. So a large group fits into a step even if
 * Confluence is slow. Each range is read to its end, in as many pages as the server cuts it into. A
 * list that repeats a whole page, continues after its end or has no end is `unavailable`.
 */
export const readAllMembers = async (
  directory: Directory,
  group: Pick<PlanGroup, 'id' | 'members'>,
): Promise<Outcome<ReadonlySet<AccountId> | 'too-many'>> => {
  const members = new Set<AccountId>();
  let expected = Math.floor((group.members ?? 0) / RANGE_SIZE) + 1;
  let pagesLeft = MAX_PAGES;
  for (let start = 0, atOnce = 1; ; start += atOnce * RANGE_SIZE) {
    atOnce = Math.min(MAX_RANGES_AT_ONCE, expected > 0 ? expected : 2 * atOnce);
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
    if (hasEnded) return ok(members);
    if (!areMembersRead({ ...group, members: members.size })) return ok('too-many');
  }
};

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
