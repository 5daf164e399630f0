import type { PlanRow } from '../../../src/domain/plan/planRow';
import { makeBulkSite } from '../../fakes/bulk/bulkSite';
import { crowd, planForTest } from '../../fakes/bulk/planForTest';
import { PEOPLE } from '../../fakes/examples';

type Row = Omit<PlanRow, 'row'>;

const adds = (people: readonly PlanRow['accountId'][]): Row[] =>
  people.map((accountId) => ({ group: 0, action: 'add', accountId }));

/** A site with a group of these members, and enough people to plan with. */
const arrange = (membersCount: number, crowdCount: number) => {
  const site = makeBulkSite();
  const people = crowd(site, crowdCount);
  const members = people.slice(0, membersCount);
  const { id } = site.app.confluence.makeGroup({ name: 'editors', members });
  const plan = (rows: readonly Row[]) => planForTest(site, PEOPLE.siteAdmin, [id], rows);
  const lists = () =>
    site.app.confluence.world.requests.filter(({ call }) => call.includes('members')).length;
  return { site, people, plan, lists };
};

test('a plan counts the adds of people who are in a small group already', async () => {
  const { people, plan } = arrange(10, 60);
  const { groups } = await plan(adds(people));
  expect(groups).toMatchObject([{ members: 10, already: 10 }]);
});

test('a plan counts the removals of people who are not in the group', async () => {
  const { people, plan } = arrange(60, 100);
  const removals = people
    .slice(50, 75)
    .map((accountId): Row => ({ group: 0, action: 'remove', accountId }));
  const { groups } = await plan([...adds(people.slice(0, 3)), ...removals]);
  expect(groups).toMatchObject([{ members: 60, already: 3 + 15 }]);
});

test('a few people are asked for their groups, not a large group for its people', async () => {
  const { people, plan, lists } = arrange(1_500, 1_600);
  const { groups } = await plan(adds([people[0], people[1_550]].flatMap((one) => one ?? [])));
  expect(groups).toMatchObject([{ already: 1 }]);
  expect(lists()).toBe(1); // only its number was asked
});

test('many people and a large group are not asked at all', async () => {
  const { people, plan, lists } = arrange(400, 460);
  const { groups } = await plan(adds(people.slice(400)));
  expect(groups[0]).not.toHaveProperty('already');
  expect(lists()).toBe(1);
});

test('a plan is created without the count if Confluence gives no answer', async () => {
  const { site, people, plan } = arrange(10, 60);
  site.app.confluence.world.down.add('members');
  const { groups } = await plan(adds(people));
  expect(groups[0]).not.toHaveProperty('already');
});

test('a group has no count if one of the people could not be asked', async () => {
  const { site, people, plan } = arrange(900, 1_000);
  site.app.confluence.world.down.add('memberships');
  const { groups } = await plan(adds(people.slice(0, 2)));
  expect(groups[0]).not.toHaveProperty('already');
});
