import type { App } from '../../application/app';
import { mapConcurrently } from '../../application/concurrency/allSettledOrThrow';
import * as inputs from '../../contract/actionInputs';
import type { BulkApi } from '../../contract/bulkApi';
import { HEADER_WORDS } from '../../domain/headerWords';
import type { Job } from '../../domain/job/job';
import { CHUNKS_SHOWN, ROWS_PER_CHUNK } from '../../domain/limits';
import { failed, ok, type Outcome } from '../../domain/outcome';
import type { Plan } from '../../domain/plan/plan';
import { leaseSeconds, remainingTime } from '../platform/deadline';
import { admin, type Guarded } from './guard';

const MAX_JOBS = 20;
const DRIVE_RESERVE_MS = 15_000; // of the 25 s of a resolver, so that requests in flight can return

const viewedPlan = async ({ bulk }: App, plan: Outcome<Plan>) =>
  plan.ok ? ok(await bulk.viewPlan(plan.value)) : plan;

const viewedJob = async ({ bulk }: App, job: Outcome<Job>) =>
  job.ok ? ok(await bulk.viewJob(job.value)) : job;

/** The page's actions for plans and jobs. */
export const bulkHandlers: { [Action in keyof BulkApi]: Guarded<Action> } = {
  checkGroups: admin('checkGroups', inputs.groupsToCheck, (app, caller, { groups }) =>
    app.checkGroups(caller.accountId, groups),
  ),
  findPeople: admin('findPeople', inputs.peopleToFind, (app, _caller, { people }) =>
    app.findPeople(people),
  ),
  checkPeople: admin('checkPeople', inputs.accountsToCheck, (app, _caller, { accountIds }) =>
    app.checkPeople(accountIds),
  ),
  readHeaderWords: admin('readHeaderWords', inputs.nothing, () =>
    Promise.resolve(ok(HEADER_WORDS)),
  ),
  recallColumns: admin('recallColumns', inputs.listHeaders, (app, _caller, { headers }) =>
    app.recallColumns(headers),
  ),
  rememberColumns: admin(
    'rememberColumns',
    inputs.mappedColumns,
    (app, _caller, { headers, roles }) => app.rememberColumns(headers, roles),
  ),

  beginPlan: admin('beginPlan', inputs.newPlan, (app, caller, { groups, rows, ...origin }) =>
    app.bulk.beginPlan(caller.accountId, {
      ...{ groups, rows },
      origin: { kind: 'import', ...origin },
    }),
  ),
  addPlanRows: admin('addPlanRows', inputs.planRows, (app, caller, addition) =>
    app.bulk.addPlanRows(caller.accountId, addition),
  ),
  finalizePlan: admin(
    'finalizePlan',
    inputs.planById,
    async (app, caller, { planId }) =>
      await viewedPlan(app, await app.bulk.finalizePlan(caller.accountId, planId)),
  ),
  listPlans: admin('listPlans', inputs.nothing, async (app) => ok(await app.bulk.listPlans())),
  getPlan: admin('getPlan', inputs.planById, async (app, _caller, { planId }) => {
    const plan = await app.bulk.plans.readPlan(planId);
    return await viewedPlan(app, plan ? ok(plan) : failed('not-found'));
  }),
  discardPlan: admin('discardPlan', inputs.planById, (app, _caller, { planId }) =>
    app.bulk.discardPlan(planId),
  ),
  replanWithoutRefusedGroups: admin(
    'replanWithoutRefusedGroups',
    inputs.planById,
    async (app, caller, { planId }) =>
      await viewedPlan(app, await app.bulk.replanWithoutRefusedGroups(caller.accountId, planId)),
  ),
  listPlanRows: admin('listPlanRows', inputs.pageOfPlan, async (app, _caller, { planId, at }) => {
    const plan = await app.bulk.plans.readPlan(planId);
    if (!plan) return failed('not-found');
    const first = Math.floor(at / ROWS_PER_CHUNK);
    const count = Math.min(CHUNKS_SHOWN, plan.chunkDigests.length - first);
    if (count <= 0) return ok([]);
    const chunks = await app.bulk.readPlanRows(plan, first, count);
    return chunks.ok ? ok(chunks.value.flat()) : chunks;
  }),

  startJob: admin(
    'startJob',
    inputs.approvedPlan,
    async (app, caller, approved) =>
      await viewedJob(app, await app.bulk.startJob(caller.accountId, approved)),
  ),
  listJobs: admin('listJobs', inputs.placeInJobs, async (app, _caller, { from }) => {
    const list = await app.bulk.jobs.list(MAX_JOBS, from);
    if (!list) return failed('not-found');
    return ok({ ...list, jobs: await mapConcurrently(list.jobs, MAX_JOBS, app.bulk.viewJob) });
  }),
  getJob: admin('getJob', inputs.jobById, async (app, _caller, { jobId }) => {
    const job = await app.bulk.jobs.read(jobId);
    if (!job) return failed('not-found');
    await app.bulk.wakeIfStalled(job);
    return await viewedJob(app, ok(job));
  }),
  controlJob: admin(
    'controlJob',
    inputs.jobCommand,
    async (app, caller, { jobId, command }) =>
      await viewedJob(app, await app.bulk.controlJob(caller.accountId, jobId, command)),
  ),
  driveJob: admin('driveJob', inputs.jobById, async (app, caller, { jobId }) => {
    const run = {
      until: Date.now() + Math.max(0, remainingTime() - DRIVE_RESERVE_MS),
      leaseSeconds: leaseSeconds(),
    };
    return await viewedJob(app, await app.bulk.driveJob(caller, jobId, run));
  }),
  takeOverJob: admin(
    'takeOverJob',
    inputs.approvedJob,
    async (app, caller, approved) =>
      await viewedJob(app, await app.bulk.takeOverJob(caller.accountId, approved)),
  ),
  listJobRows: admin('listJobRows', inputs.pageOfJob, async (app, _caller, { jobId, at }) => {
    const job = await app.bulk.jobs.read(jobId);
    if (!job) return failed('not-found');
    return ok(await app.bulk.readJobRows(job, Math.floor(at / ROWS_PER_CHUNK), CHUNKS_SHOWN));
  }),
  planUndo: admin(
    'planUndo',
    inputs.jobToUndo,
    async (app, caller, undo) =>
      await viewedPlan(app, await app.bulk.planUndo(caller.accountId, undo)),
  ),
  planRetry: admin(
    'planRetry',
    inputs.jobToRetry,
    async (app, caller, retry) =>
      await viewedPlan(app, await app.bulk.planRetry(caller.accountId, retry)),
  ),
};
