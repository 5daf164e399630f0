import english from '../../static/locales/en-US.json';
import { type Info, type LocalForge, startLocalForge } from './support/localForge';
import { untilListsAreRead } from './support/mainPaths';

type Profile = 'granted' | 'strict' | 'wild';

type Recipe = {
  name: string;
  action: string;
  user: string;
  inputs: { groupId: string; groupName: string; person: string; reason: string };
  smartValues: { name: string; value: string }[];
};

type Ran = {
  httpStatus: number;
  body: { outputs?: Record<string, string>; errors?: { message: string }[] };
};

const MAX_MS = 400_000; // the `wild` site takes its time, and the machine may be busy

const recipesOf = async (forge: LocalForge): Promise<Recipe[]> =>
  (await (await fetch(`${forge.url}/dev/rule/presets`)).json()) as Recipe[];

/** Runs a rule with one action, as Automation does: smart values are filled in first. */
const run = async (
  forge: LocalForge,
  { action, user, inputs, smartValues }: Recipe,
  over: Record<string, unknown> = {},
): Promise<Ran> =>
  (await forge.post(`/dev/actions/${action}`, {
    ...{ inputs, accountId: user },
    smartValues: Object.fromEntries(smartValues.map(({ name, value }) => [name, value])),
    ...over,
  })) as Ran;

const errorOf = ({ body }: Ran): string =>
  body.errors?.map(({ message }) => message).join(' ') ?? '';

const named = (recipes: readonly Recipe[], name: string): Recipe => {
  const found = recipes.find((recipe) => recipe.name === name);
  if (!found) throw new Error(`There is no recipe ${name}.`);
  return found;
};

const behave = (forge: LocalForge, behavior: Record<string, unknown>) =>
  fetch(`${forge.url}/dev/platform`, {
    ...{ method: 'PATCH', body: JSON.stringify(behavior) },
    headers: { 'content-type': 'application/json' },
  });

describe.each<Profile>(['granted', 'strict', 'wild'])('on a %s site', (profile) => {
  let forge: LocalForge;
  let recipes: Recipe[];
  beforeAll(async () => {
    forge = await startLocalForge(['--memory', '--site', profile]);
    recipes = await recipesOf(forge);
    if (profile === 'wild') await untilListsAreRead(forge);
  }, MAX_MS);
  afterAll(() => forge.stop());

  const members = async () => (await forge.site.group('marketing')).members;

  test.each([
    ['Approved service request', 'added', 'issue.reporter.accountId'],
    ['New hire', 'added', undefined],
    ['Leaver', 'removed', 'issue.Leaver.accountId'],
  ])(
    'the recipe “%s” makes the change in the user’s authority',
    async (name, status, person) => {
      const recipe = named(recipes, name);
      const before = await members();
      const ran = await run(forge, recipe);
      expect(ran).toMatchObject({ httpStatus: 200, body: { outputs: { groupName: 'marketing' } } });
      const { outputs = {} } = ran.body;
      // On a site whose lists lag, a removal isn't proven to be this one.
      expect(profile === 'wild' ? [status, 'not-in-group'] : [status]).toContain(outputs['status']);
      if (person !== undefined)
        expect(outputs['accountId']).toBe(
          recipe.smartValues.find((each) => each.name === person)?.value,
        );
      const after = await members();
      expect(after.includes(outputs['accountId'] ?? '')).toBe(status === 'added');
      expect(Math.abs(after.length - before.length)).toBe(1);
      expect(await forge.newestRecord()).toMatchObject({
        actor: { kind: 'rule', accountId: recipe.user },
        accountId: outputs['accountId'],
        reason: expect.stringMatching(/IT-4711|HR-1[23]/) as unknown,
        ending: { actedAs: 'viewer' },
      });
    },
    MAX_MS,
  );

  test('a recipe whose user is no admin is refused with the words of the page’s texts', async () => {
    const recipe = named(recipes, 'Approved service request');
    const ran = await run(forge, recipe, { accountId: 'nonAdmin' });
    expect(errorOf(ran)).toContain(english['rule.not-an-admin.title']);
    expect(errorOf(ran)).toContain(english['failure.nothing-changed']);
  });

  test('a recipe for a group that gives admin rights is refused in the page’s words', async () => {
    const recipe = named(recipes, 'Approved service request');
    const { id } = await forge.site.group('it-operations');
    const inputs = { ...recipe.inputs, groupId: id, groupName: 'it-operations' };
    expect(errorOf(await run(forge, recipe, { inputs }))).toContain(
      english['failure.group-not-allowed.title'],
    );
  });
});

describe('the local Forge', () => {
  let forge: LocalForge;
  let info: Info;
  let recipe: Recipe;
  beforeAll(async () => {
    forge = await startLocalForge(['--memory', '--no-rates']);
    ({ info } = forge);
    recipe = named(await recipesOf(forge), 'Approved service request');
  });
  afterAll(() => forge.stop());

  test(
    'answers 500 runs at once, each truthfully, and the change is made once',
    async () => {
      // Without it, how many are refused for their number depends on how busy this machine is.
      await forge.site.patchSite({ burstPerSecond: 1_000_000 });
      const runs = await Promise.all(Array.from({ length: 500 }, () => run(forge, recipe)));
      const answers = runs.map(({ body }) => body.outputs?.['status'] ?? body.errors?.[0]?.message);
      const known = ['added', 'already-member', 'in-group'];
      expect(answers.filter((answer) => !known.includes(String(answer)))).toEqual([]);
      expect(answers.filter((answer) => answer === 'added')).toHaveLength(1);
      const { members } = await forge.site.group('marketing');
      const person = runs[0]?.body.outputs?.['accountId'];
      expect(members.filter((member) => member === person)).toHaveLength(1);
      const records: unknown[] = [];
      for (
        let from: string | undefined, isFirst = true;
        isFirst || from !== undefined;
        isFirst = false
      ) {
        const page = await forge.call('listActivity', from === undefined ? {} : { from });
        if (!page.ok) throw new Error(page.failure.code);
        records.push(
          ...page.value.changes.filter(({ actor, ending }) => actor.kind === 'rule' && ending),
        );
        from = page.value.next;
      }
      expect(records).toHaveLength(500);
    },
    MAX_MS,
  );

  test('calls the function only with consent of the connection’s user', async () => {
    await behave(forge, { withoutConsent: [info.accounts.admin] });
    const error = errorOf(await run(forge, recipe));
    await behave(forge, { withoutConsent: [] });
    expect(error).toContain(english['rule.no-consent.title']);
    expect(error).toContain(english['rule.no-consent.next']);
    expect(await run(forge, recipe)).toMatchObject({ body: { outputs: {} } });
  });

  test.each([
    ['an undeclared input', { colour: 'red' }, 'colour is not declared'],
    ['a missing input', { person: '' }, 'person is required'],
    ['an input of another type', { reason: 7 }, 'reason must be of type string'],
    [
      'more than 100 KB',
      { reason: 'x'.repeat(103_000) },
      'The configuration is larger than 100 KB.',
    ],
  ])('refuses %s before the function runs, as Automation does', async (_what, over, message) => {
    const before = await forge.newestRecord();
    const ran = await run(forge, recipe, { inputs: { ...recipe.inputs, ...over } });
    expect(ran).toEqual({ httpStatus: 400, body: { errors: [{ message }] } });
    expect(await forge.newestRecord()).toEqual(before);
    const { body } = await forge.post(`/dev/actions/${recipe.action}/validate`, {
      ...recipe.inputs,
      ...over,
    });
    expect(JSON.stringify(body)).toContain(message);
  });

  test('leaves an unknown smart value as it is, and the app names it', async () => {
    const error = errorOf(await run(forge, recipe, { smartValues: {} }));
    expect(error).toContain(english['rule.smart-value.title']);
    expect(error).toContain('{{issue.reporter.accountId}}');
  });

  test('shows generic words if the function doesn’t end well, and knows no other action', async () => {
    await forge.setFaults([{ target: 'invocation', effect: 'kill', times: 1 }]);
    expect(errorOf(await run(forge, recipe))).toBe(
      'The action failed. Contact the developer of the app.',
    );
    await forge.clearFaults();
    expect(await run(forge, { ...recipe, action: 'no-such-action' })).toMatchObject({
      httpStatus: 404,
    });
  });

  test('names the user of a rule who has left, and one that is an app', async () => {
    const { users } = await forge.site.state();
    const bot = users.find(({ accountType }) => accountType === 'app');
    for (const accountId of [bot?.accountId, users.find(({ active }) => !active)?.accountId])
      expect(errorOf(await run(forge, recipe, { accountId }))).toContain(
        english['rule.not-authenticated.title'],
      );
  });
});
