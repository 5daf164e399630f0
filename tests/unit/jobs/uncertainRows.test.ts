import type { ConfluenceAnswer } from '../../../src/forge/confluence/confluenceAnswer';
import { ask } from '../../fakes/bulk/ask';
import { aPlanToAdd, start } from '../../fakes/bulk/aStartedJob';
import { answered } from '../../fakes/confluence/world';
import { PEOPLE } from '../../fakes/examples';
import { valueOf } from '../../fakes/valueOf';

const { siteAdmin, confluenceAdmin, newcomer } = PEOPLE;
const HYSTRIX = 'HystrixRuntimeException: AddUserToGroupsIdentityPlatformCommand failed';

/** The rows of a job of two adds, each carried out and answered like this by Confluence. */
const rowsAnswered = async (answer: ConfluenceAnswer) => {
  const arranged = await aPlanToAdd(2);
  const { site, plan, group } = arranged;
  site.between = (directory) => ({
    ...directory,
    addMember: async (...given) => {
      await directory.addMember(...given);
      return answer;
    },
  });
  await start(site, plan);
  await site.runAllEvents();
  const job = await site.jobs.read(plan.id);
  if (!job) throw new Error('The job is gone.');
  const rows = await ask(site, (bulk) => bulk.readJobRows(job, 0, 1));
  expect(site.app.confluence.membersOf(group.id)).toHaveLength(2);
  return { ...arranged, rows };
};

describe('rows that were carried out', () => {
  test.each([200, 201, 204])('are certain if %d is the answer', async (status) => {
    const { rows } = await rowsAnswered(answered(status));
    for (const { end } of rows) expect(end).toMatchObject({ outcome: 'added', certain: true });
  });

  test.each([
    [202, '', 'added'],
    [302, '', 'unexpected'],
    [408, '', 'unexpected'],
    [499, '', 'unexpected'],
    [500, HYSTRIX, 'no-seats'],
  ])('are uncertain if %d is the answer, and can be undone by hand', async (...row) => {
    const [status, text, outcome] = row;
    const { site, plan, group, people, rows } = await rowsAnswered(answered(status, text));
    for (const { end } of rows)
      expect(end).toMatchObject({ outcome, certain: false, httpStatus: status });

    const undo = (uncertainRows: number[]) =>
      ask(site, (bulk) => bulk.planUndo(siteAdmin, { jobId: plan.id, uncertainRows }));
    expect(await undo([])).toMatchObject({ failure: { code: 'invalid-input' } }); // none certain
    // Enough people have to stay in the group.
    const members = site.app.confluence.world.groups.get(group.id)?.members;
    for (const person of [siteAdmin, confluenceAdmin, newcomer]) members?.add(person);
    const undone = valueOf(await undo([0, 1]));
    expect(undone).toMatchObject({ rows: 2, groups: [{ removals: 2 }] });
    site.between = (directory) => directory;
    await start(site, undone);
    await site.runAllEvents();
    const left = site.app.confluence.membersOf(group.id);
    expect(people.some((person) => left.includes(person))).toBe(false);
  });
});
