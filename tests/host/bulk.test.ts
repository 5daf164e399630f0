import { ROWS_PER_CHUNK } from '../../src/domain/limits';
import { sharedLocalForge, type LocalForge } from './support/localForge';
import { until } from './support/until';

const ROWS = ROWS_PER_CHUNK + 20; // the plan, the job and its undo continue in a second chunk
const MAX_MS = 120_000;
const LOOKUP_KEPT_S = 61;

let forge: LocalForge;
beforeAll(async () => {
  forge = await sharedLocalForge();
});
afterAll(() => forge.stop());

/** The points spent on reads and changes of single groups. */
const pointsInGroups = async (): Promise<number> =>
  (await forge.site.requests())
    .filter(({ path }) => path.startsWith('/wiki/rest/api/group/'))
    .reduce((sum, { points }) => sum + points, 0);

/**
 * The points of the plan, and slightly more: a slow machine needs another step, which reads again.
 */
const expectAbout = (points: number, said: number): void => {
  expect(points).toBeGreaterThanOrEqual(said);
  expect(points).toBeLessThanOrEqual(said + 12);
};

test(
  'a plan is applied by the queue and undone, and the group is as before',
  async () => {
    const group = await forge.site.group('marketing');
    const before = [...group.members].toSorted();
    const people = (await forge.site.state()).users
      .filter(
        ({ active, accountType, accountId }) =>
          active && accountType === 'atlassian' && !before.includes(accountId),
      )
      .slice(0, ROWS)
      .map(({ accountId }) => accountId);
    const valueOf = <T>(outcome: { ok: true; value: T } | { ok: false; failure: unknown }): T => {
      if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
      return outcome.value;
    };
    const { planId } = valueOf(
      await forge.call('beginPlan', { groups: [group.id], rows: people.length }),
    );
    valueOf(
      await forge.call('addPlanRows', {
        planId,
        at: 0,
        rows: people.map((accountId, at) => [at + 1, 0, 'add', accountId]),
      }),
    );
    const plan = valueOf(await forge.call('finalizePlan', { planId }));
    expect(plan).toMatchObject({ rows: ROWS, groups: [{ adds: ROWS, removals: 0 }] });
    await forge.advanceClock(LOOKUP_KEPT_S); // the plan’s lookups are no longer cached
    await forge.site.forgetRequests();
    const job = valueOf(await forge.call('startJob', { planId, hash: plan.hash }));
    const done = await until(
      async () => valueOf(await forge.call('getJob', { jobId: job.id })),
      ({ state }) => state === 'done' || state === 'waiting',
    );
    expect(done).toMatchObject({ state: 'done', counts: { added: ROWS }, certain: ROWS });
    expect((await forge.site.group('marketing')).members.length).toBe(before.length + ROWS);
    const { changes, looking, reading } = plan.points;
    expect({ changes, looking, reading }).toEqual({ changes: ROWS, looking: 6, reading: 0 });
    expectAbout(await pointsInGroups(), changes + looking + reading);

    const undo = valueOf(await forge.call('planUndo', { jobId: job.id, uncertainRows: [] }));
    expect(undo).toMatchObject({ rows: ROWS, origin: { kind: 'undo', jobId: job.id } });
    await forge.advanceClock(LOOKUP_KEPT_S);
    await forge.site.forgetRequests();
    valueOf(await forge.call('startJob', { planId: undo.id, hash: undo.hash }));
    const undone = await until(
      async () => valueOf(await forge.call('getJob', { jobId: undo.id })),
      ({ state }) => state === 'done' || state === 'waiting',
    );
    expect(undone).toMatchObject({ state: 'done', counts: { removed: ROWS }, certain: ROWS });
    expect([...(await forge.site.group('marketing')).members].toSorted()).toEqual(before);
    const said = undo.points.changes + undo.points.looking + undo.points.reading;
    expect(undo.points).toMatchObject({ changes: ROWS, looking: 9 });
    expectAbout(await pointsInGroups(), said);
  },
  MAX_MS,
);
