import type { Job } from '../../../src/domain/job/job';
import type { Plan, PlanId } from '../../../src/domain/plan/plan';
import type { PlanRow } from '../../../src/domain/plan/planRow';
import { PEOPLE } from '../examples';
import { valueOf } from '../valueOf';
import { ask } from './ask';
import { type BulkSite, makeBulkSite } from './bulkSite';
import { crowd, planForTest } from './planForTest';

const { siteAdmin } = PEOPLE;

/** Applies a plan, as the admin who saw it. */
export const start = async (site: BulkSite, { id, hash }: Plan, who = siteAdmin): Promise<Job> =>
  valueOf(await ask(site, (bulk) => bulk.startJob(who, { planId: id, hash })));

/** A job as it is stored. */
export const jobOf = async (site: BulkSite, id: PlanId): Promise<Job> => {
  const job = await site.jobs.read(id);
  if (!job) throw new Error('There is no such job.');
  return job;
};

/**
 * A site with a plan, not yet applied, that adds `count` people to one group. `reasonOf` gives the
 * reason of each row by its number.
 */
export const aPlanToAdd = async (count: number, reasonOf?: (row: number) => string) => {
  const site = makeBulkSite();
  const people = crowd(site, count);
  const group = site.app.confluence.makeGroup({ name: 'editors' });
  const rows: Omit<PlanRow, 'row'>[] = people.map((accountId, place) => ({
    ...{ group: 0, action: 'add', accountId },
    ...(reasonOf && { reason: reasonOf(place + 1) }),
  }));
  const plan = await planForTest(site, siteAdmin, [group.id], rows);
  return { site, people, group, plan };
};

/** A site with a plan, not yet applied, that removes the first `count` members of a group. */
export const aPlanToRemove = async (count: number, { of }: { of: number }) => {
  const site = makeBulkSite();
  const people = crowd(site, of);
  const group = site.app.confluence.makeGroup({ name: 'editors', members: people });
  const rows = people.slice(0, count).map((accountId): Omit<PlanRow, 'row'> => ({
    ...{ group: 0, action: 'remove', accountId },
  }));
  const plan = await planForTest(site, siteAdmin, [group.id], rows);
  return { site, people, group, plan };
};
