import { sharedLocalForge, type LocalForge } from './support/localForge';
import { strangerTo } from './support/people';
import { until } from './support/until';

const LOST_MS = 30 * 24 * 3_600_000; // so late that the event is as good as lost

let forge: LocalForge;
beforeAll(async () => {
  forge = await sharedLocalForge();
});
afterAll(() => forge.stop());

const valueOf = <T>(outcome: { ok: true; value: T } | { ok: false; failure: unknown }): T => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
  return outcome.value;
};

test('a job whose event got lost resumes within the hour, even if no one opens it', async () => {
  const group = await forge.site.group('marketing');
  const people = [await strangerTo(forge, group.name), await strangerTo(forge, group.name)];
  const draft = { groups: [group.id], rows: people.length };
  const { planId } = valueOf(await forge.call('beginPlan', draft));
  const rows = people.map((accountId, at) => [at + 1, 0, 'add', accountId]);
  valueOf(await forge.call('addPlanRows', { planId, at: 0, rows }));
  const { hash } = valueOf(await forge.call('finalizePlan', { planId }));

  await forge.setFaults([{ target: 'queue', effect: 'late', ms: LOST_MS }]);
  valueOf(await forge.call('startJob', { planId, hash }));
  await forge.clearFaults();
  const members = async (): Promise<string[]> => (await forge.site.group(group.name)).members;
  expect(await members()).toEqual(group.members);

  await forge.advanceClock(3_600);
  const isThere = (all: string[]): boolean => people.every((person) => all.includes(person));
  expect(await until(members, isThere)).toHaveLength(group.members.length + people.length);
  const isDone = (list: { state: string }[]): boolean => list[0]?.state === 'done';
  await until(async () => valueOf(await forge.call('listJobs', {})).jobs, isDone);
});
