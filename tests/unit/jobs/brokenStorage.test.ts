import type { JobControl } from '../../../src/domain/job/job';
import type { JobChunk } from '../../../src/domain/job/jobChunk';
import { failed } from '../../../src/domain/outcome';
import { ask } from '../../fakes/bulk/ask';
import { aPlanToAdd, aPlanToRemove, jobOf, start } from '../../fakes/bulk/aStartedJob';
import type { BulkSite } from '../../fakes/bulk/bulkSite';
import { failWhere } from '../../fakes/bulk/failWhere';
import { putControl } from '../../fakes/bulk/putJob';
import { slowAdds } from '../../fakes/bulk/slowAdds';
import { PEOPLE } from '../../fakes/examples';

const LATENCY_MS = 60;

/** Makes one call of a storage operation fail, counted from now on. */
const failOnce = (site: BulkSite, operation: string, at: number): void => {
  let calls = 0;
  failWhere(site, operation, () => ++calls === at);
};

test('one failed read in the middle of a step loses no answer from Confluence', async () => {
  const { site, plan } = await aPlanToAdd(400);
  slowAdds(site, LATENCY_MS);
  await start(site, plan);
  failOnce(site, 'readControl', 3);
  await site.runAllEvents();
  expect(await jobOf(site, plan.id)).toMatchObject({
    state: 'done',
    counts: { outcomes: { added: 400 }, certain: 400 },
  });
});

test('one failed save of a finished chunk loses no answer from Confluence', async () => {
  const { site, plan } = await aPlanToAdd(1_500);
  slowAdds(site, LATENCY_MS);
  await start(site, plan);
  let failures = 0;
  failWhere(site, 'saveChunk', ([, number, chunk]) => {
    const isOver = number === 0 && (chunk as JobChunk).reservedUpTo === 0;
    return isOver && ++failures === 1;
  });
  await site.runAllEvents();
  expect(failures).toBe(2);
  expect(await jobOf(site, plan.id)).toMatchObject({
    state: 'done',
    counts: { outcomes: { added: 1_500 }, certain: 1_500 },
  });
});

test('a change is uncertain if an unexpected error replaces its answer', async () => {
  const { site, plan, people } = await aPlanToAdd(20);
  let calls = 0;
  site.between = (directory) => ({
    ...directory,
    addMember: async (...given) => {
      const answer = await directory.addMember(...given);
      if (++calls === 5) throw new Error('A bug.');
      return answer;
    },
  });
  await start(site, plan);
  await expect(site.runNextEvent()).rejects.toThrow('A bug.');
  await site.runAllEvents();
  expect(await jobOf(site, plan.id)).toMatchObject({
    state: 'done',
    counts: { outcomes: { added: 19, 'already-member': 1 }, certain: 19, maybeChanged: 1 },
  });
  const rows = people.map((_, at) => at);
  const undo = await ask(site, (bulk) =>
    bulk.planUndo(PEOPLE.siteAdmin, { jobId: plan.id, uncertainRows: rows }),
  );
  expect(undo).toMatchObject({ ok: true, value: { rows: 20 } });
});

test('nothing is sent while the admin’s command cannot be read', async () => {
  const { site, plan } = await aPlanToAdd(20);
  await start(site, plan);
  const odd = { command: 'stop', by: PEOPLE.siteAdmin, at: '' } as unknown as JobControl;
  await putControl(site.jobs, plan.id, odd);
  await site.runNextEvent();
  expect(await jobOf(site, plan.id)).toMatchObject({ waiting: { for: 'storage' } });
  expect(site.app.confluence.writes()).toEqual([]);
});

test('the members of a group are not read again after the first removal', async () => {
  const { site, plan } = await aPlanToRemove(10, { of: 40 });
  await start(site, plan);
  failOnce(site, 'saveChunk', 3); // members; rows in flight; results
  await site.runAllEvents();
  expect(await jobOf(site, plan.id)).toMatchObject({
    state: 'done',
    counts: { outcomes: { removed: 10 }, certain: 10 },
  });
});

test('no one is removed while the members of the group cannot be read', async () => {
  const { site, group, plan } = await aPlanToRemove(10, { of: 40 });
  await start(site, plan);
  site.between = (directory) => ({
    ...directory,
    readMembers: () => Promise.resolve(failed('invalid-input', { httpStatus: 400 })),
  });
  await site.runNextEvent();
  expect(await jobOf(site, plan.id)).toMatchObject({
    state: 'waiting',
    waiting: { for: 'confluence' },
  });
  expect(site.app.confluence.membersOf(group.id)).toHaveLength(40);
});
