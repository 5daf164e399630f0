import type { AccountId } from '../../domain/accountId';
import { ok, type Outcome } from '../../domain/outcome';
import type { PlanGroup } from '../../domain/plan/plan';
import { areMembersRead } from '../../domain/plan/planCost';
import type { GroupDirectory } from '../ports/groupDirectory';
import { together } from '../together';

const PAGE_SIZE = 200; // Confluence's largest
const MOST_AT_ONCE = 10; // pages: the largest group that is read has fifty-one

/**
 * Everybody in a group; `too-many` where that is more than is read and the group goes on. Pages are
 * read side by side, as many as the group had when the plan was made and then more and more, so
 * that a large one fits into a step at a slow Confluence too.
 */
export const readAllMembers = async (
  directory: Pick<GroupDirectory, 'readMembers'>,
  group: PlanGroup,
): Promise<Outcome<ReadonlySet<AccountId> | 'too-many'>> => {
  const members = new Set<AccountId>();
  let expected = Math.floor((group.members ?? 0) / PAGE_SIZE) + 1;
  for (let start = 0, atOnce = 1; ; start += atOnce * PAGE_SIZE) {
    atOnce = Math.min(MOST_AT_ONCE, expected > 0 ? expected : 2 * atOnce);
    expected -= atOnce;
    const starts = Array.from({ length: atOnce }, (_, page) => start + page * PAGE_SIZE);
    const pages = await together(
      starts.map((from) => directory.readMembers(group.id, from, PAGE_SIZE)),
    );
    for (const page of pages) {
      if (!page.ok) return page;
      page.value.forEach((member) => members.add(member));
      if (page.value.length < PAGE_SIZE) return ok(members);
    }
    if (!areMembersRead({ ...group, members: members.size })) return ok('too-many');
  }
};
