import type { SelfTestView, SetupView, StartedTestView } from '../../../src/contract/setupApi';
import { FAILURE_CODES, type Outcome } from '../../../src/domain/outcome';
import { eachFailure } from './failEachCall';
import { type FailingApp, openFailingApp } from './failingApp';

// A self-test runs once without a failure. Then it runs once for each call that left the app and each
// way in which this call can fail. Whatever fails, the person is out of the group in the end, or
// Setup says that they may be in it and an admin can remove them.

let app: FailingApp;
const logged: string[] = [];
beforeAll(async () => {
  app = await openFailingApp();
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
  jest.spyOn(console, 'error').mockImplementation((line: string) => logged.push(line));
});
beforeEach(async () => {
  app.reset();
  logged.length = 0;
  await app.refresh();
});
afterAll(() => {
  app.close();
  jest.restoreAllMocks();
});

const MAX_MS = 600_000; // only computes, so a busy machine may take many times as long
const MAX_SHOWN = 20; // one fault can show in hundreds of runs
const LATER_MS = 200_000; // nothing is on its way any more
const MAX_STEPS = 8;

type Run = { test?: SelfTestView; problems: string[] };

const setUp = (name: string) => {
  const group = app.site.directory.byName(name);
  const person = app.people.find((id) => !app.site.directory.has(group?.id ?? '', id));
  if (!group || person === undefined) throw new Error(`${name} is not usable.`);
  const { admin } = app.accounts;
  const isIn = (): boolean => app.site.directory.has(group.id, person);

  const call = async <T>(run: Run, action: string, input: object): Promise<T | undefined> => {
    app.rough.action = 'change';
    const answer = (await app.invoke(admin, action, { ...input })) as Outcome<T>;
    if (answer.ok) return answer.value;
    const { code } = answer.failure;
    const isListed = (FAILURE_CODES as readonly string[]).includes(code) && code !== 'unexpected';
    if (!isListed) run.problems.push(`${action} answers ${code}`);
    return undefined;
  };

  /** Delivers what is due now. The event that cleans up is due later. */
  const deliverDue = async (): Promise<void> => {
    while (app.events().some(({ due }) => due <= app.time.now())) await app.deliver();
  };

  /** What the page does: it starts the test, goes on with it, and tries again what failed. */
  const testAtPage = async (): Promise<Run> => {
    const run: Run = { problems: [] };
    let test: SelfTestView | undefined;
    for (let tries = 0; tries < 3 && !test; tries += 1) {
      const started = await call<StartedTestView>(run, 'startSelfTest', {
        ...{ groupId: group.id, accountId: person },
      });
      if (started?.kind === 'refused') run.problems.push(`it is refused: ${started.why}`);
      if (started?.kind === 'started') test = started.test;
      else await app.time.pass(61_000); // a failure is cached for a minute
    }
    for (let steps = 0; steps < MAX_STEPS && test?.state === 'running'; steps += 1) {
      test = (await call<SelfTestView>(run, 'stepSelfTest', { testId: test.id })) ?? test;
      await deliverDue();
      await app.time.pass(2_000);
    }
    return { ...run, ...(test && { test }) };
  };

  const abuses = (): string[] =>
    app.writes().flatMap(({ text, groupId, accountId, as, isAfterRecord }) => {
      const isAsAsked = groupId === group.id && accountId === person && ['app', admin].includes(as);
      if (!isAsAsked) return [`it must not send ${text}`];
      return isAfterRecord ? [] : [`it must not send ${text} before it is on record`];
    });

  /** What an admin sees and does later, with nothing failing any more. */
  const lookLater = async (run: Run): Promise<void> => {
    app.begin();
    await app.time.pass(LATER_MS);
    const shown = (await call<SetupView>(run, 'getSetup', {}))?.test;
    if (isIn() && shown?.state !== 'left')
      run.problems.push(`the person is in the group, and Setup says ${shown?.state ?? 'nothing'}`);
    if (shown?.state === 'left')
      await call(run, 'endSelfTest', { testId: shown.id, how: 'remove' });
    if (isIn()) run.problems.push('the person stays in the group');
    const after = (await call<SetupView>(run, 'getSetup', {}))?.test;
    if (after && after.state !== 'done') run.problems.push(`in the end it is ${after.state}`);
  };
  return { testAtPage, lookLater, abuses, isIn };
};

const failEach = async (name: string): Promise<number> => {
  const { testAtPage, lookLater, abuses, isIn } = setUp(name);
  const goBack = app.snapshot();
  app.begin();
  const clean = await testAtPage();
  const calls = [...app.calls()];
  const problems = [...clean.problems, ...abuses()].map(
    (problem) => `without a failure: ${problem}`,
  );
  if (clean.test?.state !== 'done' || isIn()) problems.push('without a failure: it is not done');
  const runs = await eachFailure(app, calls, async (failing, describe) => {
    goBack();
    app.begin(failing);
    const run = await testAtPage();
    run.problems.push(...abuses());
    await lookLater(run);
    problems.push(...run.problems.map(describe));
  });
  expect(problems.slice(0, MAX_SHOWN)).toEqual([]);
  expect(logged).toEqual([]);
  return runs;
};

test(
  'whichever call fails, a self-test leaves no one, or says so',
  async () => {
    expect(await failEach('team-1')).toBeGreaterThan(100);
  },
  MAX_MS,
);

test(
  'and so where Confluence refuses the app',
  async () => {
    app.site.changeSettings({ appMayWrite: false });
    expect(await failEach('team-1')).toBeGreaterThan(100);
  },
  MAX_MS,
);

test(
  'and so in a group with one member',
  async () => {
    const { directory } = app.site;
    const group = directory.byName('team-1');
    const [first, ...others] = directory.members(group?.id ?? '');
    for (const { accountId } of others) directory.setMember(group?.id ?? '', accountId, false);
    expect(first).toBeDefined();
    expect(await failEach('team-1')).toBeGreaterThan(100);
  },
  MAX_MS,
);
