import type { Job } from '../../domain/job/job';
import type { PlanGroup } from '../../domain/plan/plan';
import { areMembersRead } from '../../domain/plan/planCost';

const MAX_GROUPS = 50;
const MAX_MEMBERS = 2_000; // or one larger group: so that an hour has points for it

/** A group with its place among the job's. */
export type PlacedGroup = { place: number; group: PlanGroup };

/** The next few groups, from this place on, whose members have to be read. */
export const groupsToRead = ({ groups }: Job, from: number): PlacedGroup[] => {
  const chosen: PlacedGroup[] = [];
  let expected = 0;
  for (const [place, group] of groups.entries()) {
    if (place < from || group.removals === 0 || !areMembersRead(group)) continue;
    expected += group.members ?? 0;
    if (chosen.length === MAX_GROUPS || (chosen.length > 0 && expected > MAX_MEMBERS)) break;
    chosen.push({ place, group });
  }
  return chosen;
};
