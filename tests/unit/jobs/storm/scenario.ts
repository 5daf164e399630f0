import type { AccountId } from '../../../../src/domain/accountId';
import type { GroupId } from '../../../../src/domain/group';
import type { Plan } from '../../../../src/domain/plan/plan';
import type { PlanRow } from '../../../../src/domain/plan/planRow';
import { type BulkSite, makeBulkSite } from '../../../fakes/bulk/bulkSite';
import { type Chance, makeChance } from '../../../fakes/bulk/chance';
import { crowd, planForTest } from '../../../fakes/bulk/planForTest';
import { accountId, PEOPLE } from '../../../fakes/examples';

const MAX_GROUPS = 4;
const MAX_ROWS = 300;
const LAGS_MS = [0, 90_000, 300_000];

/** Memberships as `group account`. */
export type Memberships = ReadonlySet<string>;

export type Scenario = {
  site: BulkSite;
  chance: Chance;
  groups: GroupId[];
  /** One plan, or two of the same groups and people. */
  plans: Plan[];
  before: Memberships;
  /** How old the members are that a list shows. */
  lagMs: number;
};

export const memberships = (site: BulkSite, groups: readonly GroupId[]): Set<string> =>
  new Set(
    groups.flatMap((group) =>
      site.app.confluence.membersOf(group).map((member) => `${group} ${member}`),
    ),
  );

/** A company, and one or two plans of up to 300 changes in up to four of its groups. */
export const makeScenario = async (seed: number): Promise<Scenario> => {
  const chance = makeChance(seed);
  const site = makeBulkSite();
  site.app.confluence.world.appMayWrite = chance.happens(0.7);
  site.app.confluence.world.standIn = chance.happens(0.5);
  site.app.confluence.world.pageCut = [Infinity, 2, 3][seed % 3] ?? Infinity;
  const people = crowd(site, 250);
  const groups = Array.from({ length: chance.between(1, MAX_GROUPS) }, (_, number) => {
    const members = people.filter(() => chance.happens(0.6));
    return site.app.confluence.makeGroup({ name: `group ${number}`, members }).id;
  });
  const strangers = Array.from({ length: 5 }, (_, number) => accountId(`stranger-${number}`));
  const before = memberships(site, groups);
  const plans: Plan[] = [];
  const count = chance.happens(0.5) ? 2 : 1;
  for (let number = 0; number < count; number += 1) {
    const most = { rows: MAX_ROWS / count, removals: 40 / count };
    const rows = makeRows(chance, groups, [...people, ...strangers], most);
    plans.push(await planForTest(site, PEOPLE.siteAdmin, groups, rows));
  }
  return { site, chance, groups, plans, before, lagMs: chance.pick(LAGS_MS) };
};

const makeRows = (
  chance: Chance,
  groups: readonly GroupId[],
  people: readonly AccountId[],
  /** The most rows, and the most removals from a group: below the limit of every group here. */
  most: { rows: number; removals: number },
): Omit<PlanRow, 'row'>[] => {
  const rows = new Map<string, Omit<PlanRow, 'row'>>();
  const count = chance.between(1, most.rows);
  const removals = groups.map(() => 0);
  for (let tries = 0; rows.size < count && tries < count * 3; tries += 1) {
    const group = chance.between(0, groups.length - 1);
    const person = chance.pick(people);
    const mayRemove = (removals[group] ?? 0) < most.removals;
    const action = mayRemove && chance.happens(0.3) ? 'remove' : 'add';
    if (rows.has(`${group} ${person}`)) continue;
    if (action === 'remove') removals[group] = (removals[group] ?? 0) + 1;
    rows.set(`${group} ${person}`, { group, action, accountId: person });
  }
  return [...rows.values()];
};
