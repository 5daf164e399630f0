import { makeKvsJobs } from '../../../src/forge/storage/kvsJobs';
import { nodeCrypto } from '../../../src/forge/platform/nodeCrypto';
import { makeOpenJobs } from '../../../src/application/jobs/openJobs';
import type { JobRowView, JobView, PlanRowInput, PlanView } from '../../../src/contract/bulkApi';
import { type Job, JOB_SCHEMA } from '../../../src/domain/job/job';
import type { RowEnd } from '../../../src/domain/job/jobChunk';
import { FIRST_PACE } from '../../../src/domain/job/pace';
import { MAX_GROUPS, MAX_ROWS, MAX_ROWS_SENT, ROWS_PER_CHUNK } from '../../../src/domain/limits';
import type { SlowApp } from './slowApp';

// The largest plans and jobs that Rollcall accepts, stored while nothing is slow.

const ADDED: RowEnd = { outcome: 'added', actedAs: 'app', httpStatus: 201, certain: true };

/** The value of an answer. Throws if it is a failure. */
export const valueOf = <T>(answer: unknown): T => {
  const outcome = answer as { ok: boolean; value: T };
  if (!outcome.ok) throw new Error(JSON.stringify(answer));
  return outcome.value;
};

/** 50,000 rows in 500 groups: 100 for each. */
const rowsOf = (app: SlowApp, action: 'add' | 'remove'): PlanRowInput[] =>
  Array.from({ length: MAX_ROWS }, (_, at) => [
    at + 1,
    at % MAX_GROUPS,
    action,
    app.people[Math.floor(at / MAX_GROUPS)] ?? '',
  ]);

/** Sends the rows of a plan that is not finalized yet. */
export const sendRows = async (app: SlowApp, action: 'add' | 'remove'): Promise<string> => {
  const groups = app.groups.slice(0, MAX_GROUPS);
  const begun = await app.invoke('beginPlan', { groups, rows: MAX_ROWS });
  const { planId } = valueOf<{ planId: string }>(begun);
  const rows = rowsOf(app, action);
  for (let at = 0; at < rows.length; at += MAX_ROWS_SENT)
    valueOf(
      await app.invoke('addPlanRows', { planId, at, rows: rows.slice(at, at + MAX_ROWS_SENT) }),
    );
  return planId;
};

/** A plan that can be applied. */
export const finalize = async (app: SlowApp, action: 'add' | 'remove'): Promise<PlanView> => {
  const planId = await sendRows(app, action);
  await app.time.pass(60_000); // so that storage accepts as much again
  return valueOf<PlanView>(await app.invoke('finalizePlan', { planId }));
};

/** The job of a plan, as it is once it is over. Its rows are stored as done, but were not sent. */
export const storeJob = async (
  app: SlowApp,
  plan: PlanView,
  over: Partial<Job> & Pick<Job, 'state'>,
  end: RowEnd = ADDED,
): Promise<Job> => {
  const at = new Date(app.time.now()).toISOString();
  const job = {
    ...{ schema: JOB_SCHEMA, id: plan.id, hash: plan.hash, ownerId: app.admin },
    ...{ approvals: [{ accountId: app.admin, at }], origin: plan.origin, groups: plan.groups },
    ...{ rows: plan.rows, chunks: plan.rows / ROWS_PER_CHUNK, driver: 'queue', step: 3 },
    ...{ nextChunk: plan.rows / ROWS_PER_CHUNK, nextGroup: MAX_GROUPS, pace: FIRST_PACE },
    ...{ counts: { outcomes: { [end.outcome]: plan.rows }, certain: plan.rows }, stalls: 0 },
    ...{ startedAt: at, lastStepAt: at },
    ...over,
  } as unknown as Job;
  const openJobs = makeOpenJobs({ jobs: makeKvsJobs(), newId: nodeCrypto.newId });
  await app.run(async () => {
    await openJobs.create(job);
    for (let number = 0; number < job.chunks; number += 1) {
      const chunk = await openJobs.chunk(job.id, number);
      const ends = Array.from({ length: ROWS_PER_CHUNK }, () => end);
      await chunk.save({ ends, reservedUpTo: ROWS_PER_CHUNK, inDoubt: new Set() });
    }
  });
  return job;
};

export type { JobRowView, JobView, PlanView };
