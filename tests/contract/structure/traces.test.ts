import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { bulkStep } from '../../../src/forge/entrypoints/bulkStep';
import { makeKvsJobs } from '../../../src/forge/storage/kvsJobs';
import { startWholeApp, type WholeApp } from '../../seams/wholeApp';
import { invoke } from '../doors/doors';

const ROOT = path.resolve(__dirname, '../../..');
const RESULT = path.join(ROOT, '.rollcall/traces.json');

/** A function of `src` on the stack of a write to Confluence, the innermost first. */
type Frame = { name: string; file: string };

const FRAME = /^\s+at (?:async )?(?:(.+?) \()?(\/[^():]+):\d+:\d+\)?$/;

/** Reads a stack of V8: `at async Object.addMember (/…/file.ts:1:2)`. */
const framesOf = (stack: string): Frame[] =>
  stack.split('\n').flatMap((line) => {
    const [, name, file] = FRAME.exec(line) ?? [];
    const inProject = file === undefined ? '..' : path.relative(ROOT, file);
    if (!inProject.startsWith('src/')) return [];
    return [{ name: name?.replace(/^(Object|Promise)\./, '') ?? 'anonymous', file: inProject }];
  });

/** The stack of the first request that changes something, while `run` runs. */
const traceOfWrite = async (app: WholeApp, run: () => Promise<unknown>): Promise<Frame[]> => {
  const { fetch } = app.confluence;
  const stacks: string[] = [];
  app.confluence.fetch = (auth, requested, init) => {
    if (init?.method === 'POST' && requested.includes('/group/user'))
      stacks.push(new Error('write').stack ?? '');
    return fetch(auth, requested, init);
  };
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 100;
  try {
    await run();
  } finally {
    Error.stackTraceLimit = limit;
    app.confluence.fetch = fetch;
  }
  const [stack] = stacks;
  if (stack === undefined) throw new Error('Nothing was written to Confluence.');
  return framesOf(stack);
};

const HELPERS = 'src/application/concurrency/'; // these run the rows concurrently

describe('the stack of a write to Confluence', () => {
  let app: WholeApp;
  const traces: Record<string, Frame[]> = {};
  beforeAll(async () => {
    app = await startWholeApp();
  });
  afterAll(async () => {
    await app.close();
    mkdirSync(path.dirname(RESULT), { recursive: true });
    writeFileSync(RESULT, JSON.stringify(traces, null, 2));
  });

  const aGroup = async (name: string): Promise<string> => (await app.site.makeGroup({ name })).id;

  test('an add passes at most 10 functions in 6 files, each with a name', async () => {
    const payload = { groupId: await aGroup('traced add'), accountId: app.site.accounts.nonAdmin };
    const frames = await traceOfWrite(app, () =>
      invoke(app, app.site.accounts.admin, 'addMember', payload),
    );
    traces['add'] = frames;
    expect(frames.map(({ name }) => name)).not.toContain('anonymous');
    expect(frames.at(-1)?.name).toBe('adminResolver');
    expect(frames.length).toBeLessThanOrEqual(10);
    expect(new Set(frames.map(({ file }) => file)).size).toBeLessThanOrEqual(6);
  });

  test('a row of a job passes at most 4 functions of the application', async () => {
    const { admin, nonAdmin } = app.site.accounts;
    const call = async (action: string, payload: Record<string, unknown>) =>
      ((await invoke(app, admin, action, payload)) as { value: Record<string, string> }).value;
    const groups = [await aGroup('traced row')];
    const { planId } = await call('beginPlan', { groups, rows: 1 });
    await call('addPlanRows', { planId, at: 0, rows: [[1, 0, 'add', nonAdmin]] });
    const { hash } = await call('finalizePlan', { planId });
    await call('startJob', { planId, hash });
    app.begin(undefined);
    const frames = await traceOfWrite(app, () =>
      bulkStep({ body: { jobId: planId, step: 0, why: 'next' } }),
    );
    traces['row'] = frames;
    const counted = frames.filter(
      ({ file }) => file.startsWith('src/application/') && !file.startsWith(HELPERS),
    );
    expect(frames.map(({ name }) => name)).not.toContain('anonymous');
    expect(counted.map(({ name }) => name)).toEqual([
      'tryIdentities',
      'executeRow',
      'runStep',
      'stepByQueue',
    ]);
    expect(await makeKvsJobs().read(planId as never)).toMatchObject({ state: 'done' });
  });
});
