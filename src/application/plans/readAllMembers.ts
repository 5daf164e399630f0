import type { AccountId } from '../../domain/accountId';
import { ok, type Outcome } from '../../domain/outcome';
import type { PlanGroup } from '../../domain/plan/plan';
import { areMembersRead } from '../../domain/plan/planCost';
import type { GroupDirectory } from '../ports/groupDirectory';

const PAGE_SIZE = 200; // Confluence's largest

/** Everybody in a group, unless it has grown beyond what is read. */
export const readAllMembers = async (
  directory: Pick<GroupDirectory, 'readMembers'>,
  group: PlanGroup,
): Promise<Outcome<ReadonlySet<AccountId> | 'too-many'>> => {
  const members = new Set<AccountId>();
  for (let start = 0; ; start += PAGE_SIZE) {
    const page = await directory.readMembers(group.id, start, PAGE_SIZE);
    if (!page.ok) return page;
    page.value.forEach((member) => members.add(member));
    if (page.value.length < PAGE_SIZE) return ok(members);
    if (!areMembersRead({ ...group, members: members.size })) return ok('too-many');
  }
};
