import type { Outcome } from '../../../src/contract/adminApi';
import type { JobRowView, JobView, PlanView } from '../../../src/contract/bulkApi';
import type { Chance } from '../../fakes/bulk/chance';
import type { RoughApp } from './roughApp';
import { CALM, type Fact } from './roughSite';

const MAX_STEPS = 12;

// Waits that only an admin ends, by resuming the job.
const BY_HAND: ReadonlySet<string> = new Set(['approval', 'another-owner']);

/** A job with the results of its rows, and the groups that they name. */
export type EndedJob = { groups: string[]; rows: JobRowView[] };

const valueOf = (name: string, outcome: unknown): unknown => {
  const { ok, value } = outcome as { ok: boolean; value: unknown };
  if (!ok) throw new Error(`${name} should have gone well: ${JSON.stringify(outcome)}`);
  return value;
};

/**
 * Plans a few random changes in ordinary groups without faults, and applies them with faults until
 * the job is over. Undefined if the plan could not be applied.
 */
export const applyRandomPlan = async (
  app: RoughApp,
  chance: Chance,
): Promise<(EndedJob & { startedAt: number }) | undefined> => {
  const { rough, accounts, time } = app;
  const { admin } = accounts;
  const call = async (name: string, payload: Record<string, unknown>): Promise<unknown> =>
    valueOf(name, await app.invoke(admin, name, payload));
  const weather = rough.weather;
  rough.weather = CALM;
  rough.action = 'job';
  const groups = [0, 1, 2].map((at) => app.ordinaryGroups[at] ?? '');
  const rows = app.people
    .slice(0, 8)
    .flatMap((accountId, at) =>
      chance.happens(0.7)
        ? [[at + 1, at % groups.length, chance.happens(0.75) ? 'add' : 'remove', accountId]]
        : [],
    );
  const named = [...new Set(rows.map(([, group]) => group as number))];
  if (rows.length === 0 || named.length < groups.length) return undefined;
  const draft = await call('beginPlan', { groups, rows: rows.length });
  const { planId } = draft as { planId: string };
  await call('addPlanRows', { planId, at: 0, rows });
  const plan = (await call('finalizePlan', { planId })) as PlanView;
  if (plan.groups.some(({ refusal }) => refusal)) return undefined;
  const startedAt = time.now();
  const started = await app.invoke(admin, 'startJob', { planId, hash: plan.hash });
  const { ok, failure } = started as { ok: boolean; failure?: { code: string } };
  if (failure?.code === 'plan-outdated') return undefined; // a group was renamed since
  if (!ok) throw new Error(`startJob should have gone well: ${JSON.stringify(started)}`);

  rough.weather = weather;
  for (let step = 0; step < MAX_STEPS; step += 1) {
    if (step === MAX_STEPS - 6) rough.weather = CALM;
    await app.step(planId);
    const seen = (await app.invoke(admin, 'getJob', { jobId: planId })) as Outcome<JobView>;
    if (seen.ok && (seen.value.state === 'done' || seen.value.state === 'cancelled')) break;
    if (seen.ok && seen.value.driver === 'page')
      await app.invoke(admin, 'driveJob', { jobId: planId });
    if (seen.ok && (seen.value.state === 'paused' || BY_HAND.has(seen.value.waiting?.for ?? '')))
      await app.invoke(admin, 'controlJob', { jobId: planId, command: 'run' });
    await time.pass(20 * 60_000);
  }
  rough.weather = CALM;
  await time.pass(60_000);
  const ended = await call('listJobRows', { jobId: planId, at: 0 });
  return { groups, rows: ended as JobRowView[], startedAt };
};

/**
 * What is untrue in a job's rows, by its facts. `unseen` has the changes that lists may not have
 * shown yet: a removal among them can't be told from the job's own.
 */
export const liesInRows = (
  { groups, rows }: EndedJob,
  facts: readonly Fact[],
  unseen: readonly Fact[] = [],
): string[] =>
  rows.flatMap(({ group, action, accountId, end }) => {
    const isOfRow = (fact: Fact): boolean =>
      fact.groupId === groups[group] && fact.accountId === accountId && fact.kind === action;
    if (!end?.certain || (end.outcome === 'removed' && unseen.some(isOfRow))) return [];
    const made = facts.some(isOfRow);
    const saysMade = end.outcome === 'added' || end.outcome === 'removed';
    return saysMade === made
      ? []
      : [
          `row ${action} ${accountId}: ${end.outcome} for certain, but the facts say ${String(made)}`,
        ];
  });
