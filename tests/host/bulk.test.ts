import { startLocalForge, type LocalForge } from './support/localForge';
import { until } from './support/until';

const LONGEST_MS = 120_000;

let forge: LocalForge;
beforeAll(async () => {
  forge = await startLocalForge();
});
afterAll(() => forge.stop());

test(
  'a plan is applied by the queue, undone, and the group is as it was',
  async () => {
    const group = await forge.site.group('marketing');
    const before = [...group.members].toSorted();
    const people = (await forge.site.state()).users
      .filter(
        ({ active, accountType, accountId }) =>
          active && accountType === 'atlassian' && !before.includes(accountId),
      )
      .slice(0, 620)
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
    const plan = valueOf(await forge.call('sealPlan', { planId }));
    expect(plan).toMatchObject({ rows: 620, groups: [{ adds: 620, removals: 0 }] });
    const job = valueOf(await forge.call('startJob', { planId, hash: plan.hash }));
    const done = await until(
      async () => valueOf(await forge.call('getJob', { jobId: job.id })),
      ({ state }) => state === 'done' || state === 'waiting',
    );
    expect(done).toMatchObject({ state: 'done', counts: { added: 620 }, certain: 620 });
    expect((await forge.site.group('marketing')).members.length).toBe(before.length + 620);

    const undo = valueOf(await forge.call('planUndo', { jobId: job.id, uncertainRows: [] }));
    expect(undo).toMatchObject({ rows: 620, origin: { kind: 'undo', jobId: job.id } });
    valueOf(await forge.call('startJob', { planId: undo.id, hash: undo.hash }));
    const undone = await until(
      async () => valueOf(await forge.call('getJob', { jobId: undo.id })),
      ({ state }) => state === 'done' || state === 'waiting',
    );
    expect(undone).toMatchObject({ state: 'done', counts: { removed: 620 }, certain: 620 });
    expect([...(await forge.site.group('marketing')).members].toSorted()).toEqual(before);
  },
  LONGEST_MS,
);
