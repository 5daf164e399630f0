import type { Bulk } from '../../../src/application/bulk';
import type { AdminCaller } from '../../../src/domain/caller';
import { ask } from '../../fakes/bulk/ask';
import { aPlanToAdd, jobOf, start } from '../../fakes/bulk/aStartedJob';
import { failWhere } from '../../fakes/bulk/failWhere';
import { putJob } from '../../fakes/bulk/putJob';
import { PEOPLE } from '../../fakes/examples';

const { siteAdmin, confluenceAdmin } = PEOPLE;
const owner: AdminCaller = { kind: 'admin', accountId: siteAdmin };

/** A job in whose first step storage failed, so that nothing was sent. */
const arrange = async (driver: 'queue' | 'page' = 'queue') => {
  const { site, plan } = await aPlanToAdd(20);
  for (const group of site.app.confluence.world.groups.values())
    if (group.gives.includes('site-admin')) group.members.add(confluenceAdmin);
  await start(site, plan);
  failWhere(site, 'saveChunk', () => true);
  await site.runNextEvent();
  site.around = (port) => port;
  const job = await jobOf(site, plan.id);
  const until = job.notBefore ?? '';
  expect(job).toMatchObject({ state: 'waiting', waiting: { for: 'storage', until } });
  if (driver === 'page') await putJob(site.jobs, { ...job, driver });
  const sentAt: number[] = [];
  site.between = (directory) => ({
    ...directory,
    addMember: (...given) => {
      sentAt.push(site.time.now());
      return directory.addMember(...given);
    },
  });
  const run = { until: site.time.now() + 50_000, leaseSeconds: 30 };
  const control = (command: 'run' | 'pause') => (bulk: Bulk) =>
    bulk.controlJob(confluenceAdmin, plan.id, command);
  const takeOver = (bulk: Bulk) =>
    bulk.takeOverJob(confluenceAdmin, { jobId: plan.id, hash: plan.hash });
  const drive = (bulk: Bulk) => bulk.driveJob(owner, plan.id, run);
  return { site, plan, until: Date.parse(until), sentAt, control, takeOver, drive };
};

type Arranged = Awaited<ReturnType<typeof arrange>>;

/** Lets the queue run the job to its end. */
const expectDoneInTime = async ({ site, plan, until, sentAt }: Arranged): Promise<void> => {
  expect(sentAt).toEqual([]);
  await site.runAllEvents();
  expect(await jobOf(site, plan.id)).toMatchObject({ state: 'done', counts: { certain: 20 } });
  expect(Math.min(...sentAt)).toBeGreaterThanOrEqual(until);
  expect(Math.min(...sentAt)).toBeLessThan(until + 30_000); // and it is not forgotten
};

test('an early event does not end a wait for storage', async () => {
  const { site, plan, sentAt } = await arrange();
  const event = { jobId: plan.id, step: 1, why: 'early' } as const;
  await site.runEvent({ event, at: site.time.now() });
  expect(sentAt).toEqual([]);
  expect(await jobOf(site, plan.id)).toMatchObject({ waiting: { for: 'storage' } });
});

describe('a job that waits until storage has settled', () => {
  test.each<[string, (job: Arranged) => ((bulk: Bulk) => Promise<unknown>)[]]>([
    ['resumes it', ({ control }) => [control('run')]],
    ['pauses and resumes it', ({ control }) => [control('pause'), control('run')]],
    ['does so twice', ({ control: to }) => [to('pause'), to('run'), to('pause'), to('run')]],
    ['takes it over', ({ takeOver }) => [takeOver]],
    ['takes it over and resumes it', ({ takeOver, control }) => [takeOver, control('run')]],
    [
      'takes it over while it is paused',
      ({ takeOver, control }) => [control('pause'), takeOver, control('run')],
    ],
    ['has its page open', ({ drive }) => [drive, drive]],
  ])('resumes at its time, even if an admin %s', async (_who, commands) => {
    const job = await arrange();
    for (const command of commands(job)) await ask(job.site, command);
    expect(await jobOf(job.site, job.plan.id)).toMatchObject({
      state: 'waiting',
      waiting: { for: 'storage', until: new Date(job.until).toISOString() },
    });
    await expectDoneInTime(job);
  });

  test('resumes at its time, even after nudges and duplicate events', async () => {
    const job = await arrange();
    const { site, plan } = job;
    const [event] = site.events;
    if (!event) throw new Error('Nothing was asked for.');
    for (let count = 0; count < 3; count += 1) {
      await site.runEvent(event);
      await ask(site, async (bulk) => bulk.wakeIfStalled(await jobOf(site, plan.id)));
    }
    await expectDoneInTime(job);
  });

  test('resumes at its time at its owner’s page, whatever the owner does there', async () => {
    const { site, plan, until, sentAt, control, drive } = await arrange('page');
    const commands = [drive, control('run'), drive, control('pause'), control('run'), drive];
    for (const command of commands) await ask(site, command);
    expect(sentAt).toEqual([]);
    expect(await jobOf(site, plan.id)).toMatchObject({
      waiting: { for: 'storage', until: new Date(until).toISOString() },
    });
    await site.time.pass(until - site.time.now());
    await ask(site, drive);
    expect(await jobOf(site, plan.id)).toMatchObject({ state: 'done' });
  });

  test('can be canceled at once', async () => {
    const { site, plan, sentAt } = await arrange();
    await ask(site, (bulk) => bulk.controlJob(confluenceAdmin, plan.id, 'cancel'));
    await site.runAllEvents();
    expect(await jobOf(site, plan.id)).toMatchObject({ state: 'cancelled' });
    expect(sentAt).toEqual([]);
  });

  test('stops waiting once a step has run', async () => {
    const { site, plan } = await arrange();
    await site.runAllEvents();
    expect(await jobOf(site, plan.id)).not.toHaveProperty('notBefore');
  });
});
