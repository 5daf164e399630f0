import type { Job } from '../../../src/domain/job/job';
import { hasCertainlyChanged, isDesiredState } from '../../../src/domain/job/jobChunk';
import { FAILURE_CODES, type Outcome } from '../../../src/domain/outcome';
import type { PlanId } from '../../../src/domain/plan/plan';
import { makeForgeApp } from '../../../src/forge/entrypoints/forgeApp';
import { makeKvsJobs } from '../../../src/forge/storage/kvsJobs';
import { eachFailure } from './failEachCall';
import type { FailingApp, MembershipWrite } from './failingApp';
import { liesInRows } from './randomJob';

/** What is known of a job on its way from a list to its end. */
export type Known = { planId: string; hash: string };

/**
 * A call on this way, which is repeated until it succeeds. `note` gets its value. The queue's
 * deliveries have no answer.
 */
export type Stage = {
  name: string;
  attempt: (known: Known) => Promise<unknown>;
  note?: (known: Known, value: never) => void;
};

/** A job, the stages in which calls fail, and what may come of it. */
export type JobCase = {
  /** What is known before the first stage. */
  known: Known;
  stages: Stage[];
  /** What the owner's open page calls again and again. */
  drive?: Stage;
  groups: string[];
  /** The writes that the job may send. */
  mayWrite: (write: MembershipWrite) => boolean;
  /** The group whose rows certainly end as `group-not-allowed`. */
  forbidden?: string;
  /** How it ends without a failure: a state, or what it waits for. */
  end: string;
};

const WAITS_MS = [0, 1_000, 61_000]; // before each attempt; a failure may be cached for a minute
const HOUR_MS = 3_600_000;
const MAX_HOURS = 4;
const FOR_AN_ADMIN: ReadonlySet<string> = new Set(['owner-at-page', 'another-owner', 'approval']);

/** Fails each call of each stage of a job in each way, and returns what went wrong. */
export const failEachStage = async (
  app: FailingApp,
  job: JobCase,
): Promise<{ problems: string[]; runs: number }> => {
  const problems: string[] = [];
  const attempt = async (known: Known, { attempt: call, note }: Stage): Promise<string> => {
    app.rough.action = 'job';
    const answer = (await call(known)) as Outcome<never> | undefined;
    if (answer === undefined) return 'ok';
    if (answer.ok) note?.(known, answer.value);
    return answer.ok ? 'ok' : answer.failure.code;
  };
  const check = async (known: Known): Promise<string[]> => {
    const end = await workToEnd(app, job, known);
    return [
      ...(end === job.end ? [] : [`it ends ${end}, not ${job.end}`]),
      ...app.writes().flatMap((write) => {
        if (!job.mayWrite(write)) return [`it must not send ${write.text}`];
        return write.isAfterRecord ? [] : [`it must not send ${write.text} before it is reserved`];
      }),
      ...(await untrue(app, job, known)),
    ];
  };

  app.rough.facts.length = 0;
  const known = { ...job.known };
  const points = [];
  for (const [index, stage] of job.stages.entries()) {
    const point = { index, known: { ...known }, goBack: app.snapshot() };
    app.begin();
    const code = await attempt(known, stage);
    if (code !== 'ok') problems.push(`without a failure: ${stage.name} answers ${code}`);
    points.push({ ...point, calls: [...app.calls()] });
  }
  problems.push(...(await check(known)).map((problem) => `without a failure: ${problem}`));

  let runs = 0;
  for (const point of points)
    runs += await eachFailure(app, point.calls, async (failing, describe) => {
      point.goBack();
      const reached = { ...point.known };
      const note = (stage: Stage, found: string): number =>
        problems.push(`${stage.name}, ${describe(found)}`);
      app.begin(failing);
      for (const stage of job.stages.slice(point.index)) {
        const answers: string[] = [];
        for (const wait of WAITS_MS) {
          if (answers.at(-1) === 'ok') break;
          if (wait > 0) await app.time.pass(wait);
          const code = await attempt(reached, stage);
          answers.push(code);
          if (code !== 'ok' && !isListed(code)) note(stage, `the answer is ${code}`);
        }
        if (answers.at(-1) !== 'ok') {
          note(stage, `a repetition does not converge: ${answers.join(', ')}`);
          return;
        }
      }
      const [failed] = job.stages.slice(point.index);
      if (failed) for (const found of await check(reached)) note(failed, found);
    });
  return { problems, runs };
};

// Only a bug is unexpected here: every failure of these runs is one that can happen.
const isListed = (code: string): boolean =>
  code !== 'unexpected' && (FAILURE_CODES as readonly string[]).includes(code);

/** Lets the queue and the hourly trigger work until the job ends or only an admin can continue it. */
const workToEnd = async (app: FailingApp, { drive }: JobCase, known: Known): Promise<string> => {
  const { planId } = known;
  const read = () => app.aside(() => makeKvsJobs().read(planId as PlanId));
  let end: string | undefined;
  for (let hours = 0; hours < MAX_HOURS && end === undefined; hours += 1) {
    if (hours > 0) {
      await app.time.pass(HOUR_MS);
      await app.refresh();
    }
    await drive?.attempt(known);
    do end = endOf(await read(), drive !== undefined);
    while (end === undefined && (await app.deliver()));
  }
  while (await app.deliver()); // events that are left must do nothing
  return endOf(await read(), drive !== undefined) ?? 'never';
};

const endOf = (job: Job | undefined, isDriven: boolean): string | undefined => {
  if (!job) return 'without a job';
  const { state, waiting } = job;
  if (waiting && !isDriven && FOR_AN_ADMIN.has(waiting.for)) return waiting.for;
  return state === 'running' || state === 'waiting' ? undefined : state;
};

/** What the rows and the counts of a job say that is not true. */
const untrue = async (
  app: FailingApp,
  { groups, forbidden, end }: JobCase,
  { planId }: Known,
): Promise<string[]> => {
  if (end === 'without a job') return [];
  const { rows, view } = await app.aside(async () => {
    const { bulk } = makeForgeApp();
    const job = await bulk.jobs.read(planId as PlanId);
    if (!job) throw new Error(`There is no job ${planId}.`);
    return { rows: await bulk.readJobRows(job, 0, job.chunks), view: await bulk.viewJob(job) };
  });
  const found = liesInRows({ groups, rows }, app.rough.facts);
  const ended = rows.flatMap(({ end: rowEnd }) => rowEnd ?? []);
  const counted = Object.values(view.counts).reduce((sum, count) => sum + count, 0);
  if (counted !== ended.length) found.push(`${counted} rows are counted, ${ended.length} ended`);
  if (view.certain !== ended.filter(hasCertainlyChanged).length)
    found.push(`${view.certain} rows are counted as certain`);
  if (end !== 'done') return found;
  if (ended.length < rows.length) found.push('a row has not ended');
  for (const { row, group, action, accountId, end: rowEnd } of rows) {
    if (groups[group] === forbidden && rowEnd?.outcome === 'group-not-allowed' && rowEnd.certain)
      continue;
    const isMember = app.site.directory.has(groups[group] ?? '', accountId);
    if (rowEnd && !isDesiredState(rowEnd)) found.push(`row ${row} ends ${rowEnd.outcome}`);
    if (isMember !== (action === 'add')) found.push(`row ${row} is not as it asks`);
  }
  return found;
};
