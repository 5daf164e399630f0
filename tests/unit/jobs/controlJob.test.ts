import type { Command, Job } from '../../../src/domain/job/job';
import { failed } from '../../../src/domain/outcome';
import { planIdOf } from '../../fakes/bulk/aPlan';
import { ask } from '../../fakes/bulk/ask';
import { aPlanToAdd, jobOf, start } from '../../fakes/bulk/aStartedJob';
import type { BulkSite } from '../../fakes/bulk/bulkSite';
import { putJob } from '../../fakes/bulk/putJob';
import { answered } from '../../fakes/confluence/world';
import { PEOPLE } from '../../fakes/examples';
import { valueOf } from '../../fakes/valueOf';

const { siteAdmin, confluenceAdmin } = PEOPLE;

const control = async (site: BulkSite, { id }: Pick<Job, 'id'>, command: Command) =>
  valueOf(await ask(site, (bulk) => bulk.controlJob(confluenceAdmin, id, command)));

const arrange = async (rows = 400) => {
  const made = await aPlanToAdd(rows);
  await start(made.site, made.plan);
  return made;
};

/** Starts the next step and lets it run for a while, so that it is in the middle. */
const inTheMiddle = async (
  site: BulkSite,
  milliseconds = 1_000,
): Promise<{ end: () => Promise<unknown> }> => {
  const running = site.runNextEvent();
  await site.time.pass(milliseconds);
  return { end: () => site.time.until(running) };
};

describe('an admin', () => {
  test('pauses an idle job at once, and it resumes where it was', async () => {
    const { site, plan } = await arrange();
    expect(await control(site, plan, 'pause')).toMatchObject({ state: 'paused' });
    await site.runAllEvents();
    expect(site.app.confluence.writes()).toEqual([]);

    expect(await control(site, plan, 'run')).toMatchObject({ state: 'running' });
    await site.runAllEvents();
    expect(await jobOf(site, plan.id)).toMatchObject({
      state: 'done',
      counts: { outcomes: { added: 400 }, certain: 400 },
    });
    expect(site.app.confluence.writes()).toHaveLength(400);
  });

  test('cancels an idle job at once and permanently', async () => {
    const { site, plan } = await arrange();
    const cancelled = await control(site, plan, 'cancel');
    expect(cancelled).toMatchObject({ state: 'cancelled', endedAt: expect.any(String) as string });
    for (const command of ['run', 'pause', 'cancel'] as const)
      expect(await control(site, plan, command)).toEqual(cancelled);
    await site.runAllEvents();
    expect(site.app.confluence.writes()).toEqual([]);
    const rows = await ask(site, (bulk) => bulk.readJobRows(cancelled, 0, 1));
    expect(new Set(rows.map(({ end }) => end?.outcome))).toEqual(new Set(['left-out']));
  });

  test.each([
    ['pause', 'paused'],
    ['cancel', 'cancelled'],
  ] as const)('can %s a job in the middle of a step', async (command, state) => {
    const { site, plan } = await arrange();
    const step = await inTheMiddle(site);
    expect(await control(site, plan, command)).toMatchObject({ state: 'running' });
    await step.end();
    expect(await jobOf(site, plan.id)).toMatchObject({ state });
    const done = site.app.confluence.writes().length;
    expect(done).toBeGreaterThan(0);
    expect(done).toBeLessThan(400);

    await site.runAllEvents();
    expect(site.app.confluence.writes()).toHaveLength(done);
    const rows = await ask(site, async (bulk) =>
      bulk.readJobRows(await jobOf(site, plan.id), 0, 1),
    );
    expect(rows.filter(({ end }) => end?.outcome === 'added')).toHaveLength(done);
  });

  test.each([
    ['asks to wait for no stated time', answered(429)],
    ['asks to wait for seconds', { ...answered(429), retryAfterSeconds: 4 } as const],
  ])(
    'prevents refused rows from being sent again after canceling: Confluence %s',
    async (_how, refusal) => {
      const { site, plan } = await arrange(100);
      const opensAt = site.time.now() + 20_000;
      site.between = (directory) => ({
        ...directory,
        addMember: (...given) =>
          site.time.now() < opensAt ? Promise.resolve(refusal) : directory.addMember(...given),
      });
      const step = await inTheMiddle(site, 2_000);
      await control(site, plan, 'cancel');
      await step.end();
      const { state, endedAt = '' } = await jobOf(site, plan.id);
      expect(state).toBe('cancelled');
      expect(Date.parse(endedAt)).toBeLessThan(opensAt - 10_000);
      expect(site.app.confluence.writes()).toEqual([]);
    },
  );

  test('can revoke a cancel before it takes effect', async () => {
    const { site, plan } = await arrange();
    const step = await inTheMiddle(site, 500); // a step checks every second
    await control(site, plan, 'cancel');
    await control(site, plan, 'run');
    await step.end();
    await site.runAllEvents();
    expect(await jobOf(site, plan.id)).toMatchObject({ state: 'done' });
  });

  test('sees when a command is pending, and when it has taken effect', async () => {
    const { site, plan } = await arrange();
    const view = async () => ask(site, async (bulk) => bulk.viewJob(await jobOf(site, plan.id)));
    const step = await inTheMiddle(site);
    await control(site, plan, 'pause');
    expect(await view()).toMatchObject({ state: 'running', command: 'pause' });
    await step.end();
    const paused = await view();
    expect(paused).toMatchObject({ state: 'paused' });
    expect(paused).not.toHaveProperty('command');
  });

  test('wakes a job from a long wait', async () => {
    const { site, plan } = await arrange(1);
    const waiting = { for: 'hourly-pool' as const, until: '2026-11-23T13:00:02.000Z' };
    await putJob(site.jobs, { ...(await jobOf(site, plan.id)), state: 'waiting', waiting });
    expect(await control(site, plan, 'run')).toMatchObject({ state: 'running' });
    await site.runNextEvent();
    await site.runNextEvent();
    expect(await jobOf(site, plan.id)).toMatchObject({ state: 'done' });
    expect(site.time.now()).toBeLessThan(Date.parse(waiting.until));
  });

  test('cannot change a job that is done', async () => {
    const { site, plan } = await arrange(2);
    await site.runAllEvents();
    const done = await jobOf(site, plan.id);
    for (const command of ['run', 'pause', 'cancel'] as const)
      expect(await control(site, plan, command)).toEqual(done);
    await site.runAllEvents();
    expect(site.app.confluence.writes()).toHaveLength(2);
  });

  test('finds each command on record with its author and time, even after the job has ended', async () => {
    const { site, plan } = await arrange();
    const view = async () => ask(site, async (bulk) => bulk.viewJob(await jobOf(site, plan.id)));
    expect((await view()).commands).toEqual([]);
    await control(site, plan, 'pause');
    await site.time.pass(60_000);
    valueOf(await ask(site, (bulk) => bulk.controlJob(siteAdmin, plan.id, 'cancel')));
    await control(site, plan, 'run'); // too late; it changes nothing
    const { commands } = await view();
    expect(commands).toMatchObject([
      { command: 'pause', by: confluenceAdmin },
      { command: 'cancel', by: siteAdmin },
    ]);
    const [paused, cancelled] = commands.map(({ at }) => Date.parse(at));
    expect((cancelled ?? 0) - (paused ?? 0)).toBeGreaterThanOrEqual(60_000);
  });

  test('finds the 20 latest commands on record, and no more', async () => {
    const { site, plan } = await arrange(1);
    for (let count = 0; count < 12; count += 1)
      for (const command of ['pause', 'run'] as const) await control(site, plan, command);
    await control(site, plan, 'pause');
    const { commands } = await ask(site, async (bulk) => bulk.viewJob(await jobOf(site, plan.id)));
    expect(commands).toHaveLength(20);
    expect(commands.map(({ command }) => command)).toEqual(
      Array.from({ length: 20 }, (_, at) => (at % 2 === 0 ? 'run' : 'pause')),
    );
  });

  test('gets no job for an unknown ID', async () => {
    const { site } = await arrange(1);
    const asked = ask(site, (bulk) => bulk.controlJob(siteAdmin, planIdOf(7), 'cancel'));
    expect(await asked).toEqual(failed('not-found'));
  });
});

test('a job that runs at the page resumes at the page after a pause', async () => {
  const { site, plan } = await arrange(1);
  const waiting = { for: 'owner-at-page' as const };
  await putJob(site.jobs, {
    ...(await jobOf(site, plan.id)),
    state: 'waiting',
    waiting,
    driver: 'page',
  });
  expect(await control(site, plan, 'pause')).toMatchObject({ state: 'paused' });
  expect(await control(site, plan, 'run')).toMatchObject({ state: 'waiting', waiting });
});
