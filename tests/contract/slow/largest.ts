import { makeOpenJobs } from '../../../src/application/jobs/openJobs';
import type { PlanView } from '../../../src/contract/bulkApi';
import { type Job, JOB_SCHEMA } from '../../../src/domain/job/job';
import type { RowEnd } from '../../../src/domain/job/jobChunk';
import { FIRST_PACE } from '../../../src/domain/job/pace';
import { MAX_GROUPS, MAX_ROWS, MAX_ROWS_SENT, ROWS_PER_CHUNK } from '../../../src/domain/limits';
import { chunksOf, makePlanId, type PlanId } from '../../../src/domain/plan/plan';
import { nodeCrypto } from '../../../src/forge/platform/nodeCrypto';
import { makeKvsJobs } from '../../../src/forge/storage/kvsJobs';
import { makeKvsPlans } from '../../../src/forge/storage/kvsPlans';
import type { SlowApp } from './slowApp';

// The largest plans and jobs that Rollcall accepts. They are stored while nothing is slow.

const MINUTE_MS = 60_000; // after it, storage accepts as much again

/** The value of an answer. Throws if it is a failure. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- a resolver's answer has no type of its own
export const valueOf = <T>(answer: unknown): T => {
  const outcome = answer as { ok: boolean; value: T };
  if (!outcome.ok) throw new Error(JSON.stringify(answer));
  return outcome.value;
};

type Action = 'add' | 'remove';

/** 50,000 rows as the page sends them: 100 in each of 500 groups. */
export const largestRows = (app: SlowApp, action: Action): unknown[][] =>
  Array.from({ length: MAX_ROWS }, (_, at) => [
    at + 1,
    at % MAX_GROUPS,
    action,
    app.people[Math.floor(at / MAX_GROUPS)],
  ]);

/** Sends the rows of a plan in this many groups. It is not a plan yet. */
export const sendRows = async (
  app: SlowApp,
  groups: number,
  rows: unknown[][],
): Promise<string> => {
  const started = await app.invoke('beginPlan', {
    groups: app.groups.slice(0, groups),
    rows: rows.length,
  });
  const { planId } = valueOf<{ planId: string }>(started);
  for (let at = 0; at < rows.length; at += MAX_ROWS_SENT) {
    const some = { planId, at, rows: rows.slice(at, at + MAX_ROWS_SENT) };
    valueOf(await app.invoke('addPlanRows', some));
  }
  await app.time.pass(MINUTE_MS);
  return planId;
};

/** A plan of 50,000 rows that can be applied. */
export const largestPlan = async (app: SlowApp, action: Action): Promise<PlanView> => {
  const planId = await sendRows(app, MAX_GROUPS, largestRows(app, action));
  return valueOf(await app.invoke('finalizePlan', { planId }));
};

/** A plan of 500 rows in 500 groups that can be applied. */
export const widePlan = async (app: SlowApp): Promise<PlanView> => {
  const rows = largestRows(app, 'add').slice(0, MAX_GROUPS);
  const planId = await sendRows(app, MAX_GROUPS, rows);
  return valueOf(await app.invoke('finalizePlan', { planId }));
};

/** Stores a plan that can be applied once more, as if it was created now. */
export const copyOf = async (app: SlowApp, plan: PlanView): Promise<PlanView> => {
  const id = makePlanId(Math.floor(app.time.now()), nodeCrypto.newId());
  const original = plan.id as PlanId;
  const plans = makeKvsPlans();
  await app.run(async () => {
    const draft = await plans.readDraft(original);
    const stored = await plans.readPlan(original);
    const chunks = await plans.readChunks(original, 0, chunksOf(plan.rows));
    if (!draft || !stored || !chunks) throw new Error('The plan is not stored.');
    await plans.saveDraft({ ...draft, id });
    await plans.saveChunks(id, 0, chunks);
    await plans.savePlan({ ...stored, id });
  });
  await app.time.pass(MINUTE_MS);
  return { ...plan, id };
};

/** Stores the job of a plan. If its rows have an end, it is stored for all of them. */
export const storeJob = async (
  app: SlowApp,
  plan: PlanView,
  over: Partial<Job>,
  end?: RowEnd,
): Promise<void> => {
  const at = new Date(app.time.now()).toISOString();
  const job = {
    ...{ schema: JOB_SCHEMA, id: plan.id, hash: plan.hash, ownerId: app.admin },
    ...{ approvals: [{ accountId: app.admin, at }], origin: plan.origin, groups: plan.groups },
    ...{ rows: plan.rows, chunks: chunksOf(plan.rows), state: 'done', driver: 'queue', step: 3 },
    ...{
      nextChunk: 0,
      nextGroup: 0,
      counts: { outcomes: {}, certain: 0, maybeChanged: 0 },
      pace: FIRST_PACE,
    },
    ...{ stalls: 0, startedAt: at, lastStepAt: at },
    ...over,
  } as Job;
  const openJobs = makeOpenJobs({ jobs: makeKvsJobs(), newId: nodeCrypto.newId });
  await app.run(async () => {
    await openJobs.create(job);
    for (let number = 0; end && number < job.chunks; number += 1) {
      const { save } = await openJobs.chunk(job.id, number);
      const ends = Array.from({ length: ROWS_PER_CHUNK }, () => end);
      await save({ ends, reservedUpTo: ROWS_PER_CHUNK, inDoubt: new Set() });
    }
  });
  await app.time.pass(MINUTE_MS);
};
