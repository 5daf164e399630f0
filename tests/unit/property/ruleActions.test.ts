import fc, { type Arbitrary } from 'fast-check';
import { addByRule, removeByRule } from '../../../src/forge/entrypoints/ruleActions';
import texts from '../../../static/locales/en-US.json';
import type { SiteGroup } from '../../seams/siteControl';
import { startWholeApp, type WholeApp } from '../../seams/wholeApp';
import { junk, mostly } from './arbitraries';
import { castOf } from './cast';
import { whatIsWrong } from './coverage';
import { RUNS, seed } from './seed';

const printed: unknown[] = [];
let app: WholeApp;
beforeAll(async () => {
  app = await startWholeApp();
  jest.spyOn(console, 'log').mockImplementation((line) => {
    printed.push(line);
  });
});
afterAll(() => app.close());

const ACTIONS = { 'add-person': addByRule, 'remove-person': removeByRule } as const;

/** All texts whose key has this form, as one pattern. What fills a placeholder can be anything. */
const anyText = (keys: RegExp): string =>
  Object.entries<string>(texts)
    .filter(([key]) => keys.test(key))
    .map(([, text]) => text.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{\w+\}/g, '“.*”'))
    .join('|');

/** The closed list: a title, what became of the change, what to do, and what was asked for. */
const LISTED = new RegExp(
  `^(?:${anyText(/^(rule|failure)\..*\.title$/)})\\. ` +
    `(?:(?:${anyText(/^failure\.(nothing-changed|uncertain)$/)}) ` +
    `(?:${anyText(/^(rule|failure)\..*\.next$/)})|${anyText(/^change\.added\.uncertain$/)})` +
    `(?: (?:${anyText(/^rule\.requested\./)}))?$`,
  's',
);

const HOSTILE = [
  '{{issue.reporter.accountId}}',
  '{{#issue}}x{{/}}',
  '}}',
  'a@example.com, b@example.com',
  'a@example.com\u202e',
  '”. The rule asked to add',
  '{person}',
  '$&$1',
  '<img src=x onerror=alert(1)>',
  'x'.repeat(200_000),
];

const inputs = (groups: readonly SiteGroup[], people: readonly string[]): Arbitrary<unknown> => {
  const text = (usual: Arbitrary<unknown>): Arbitrary<unknown> =>
    fc.oneof(
      { weight: 6, arbitrary: usual },
      { weight: 1, arbitrary: fc.constantFrom(...HOSTILE) },
      { weight: 1, arbitrary: junk },
    );
  const group = fc.constantFrom(...groups);
  const byId = group.map(({ id, name }) => ({
    groupId: id,
    groupName: name,
  }));
  const byName = group.map(({ name }) => ({ groupName: name }));
  const byText = fc.record({ groupId: text(fc.constant('')), groupName: text(fc.constant('x')) });
  return fc.oneof(
    {
      weight: 6,
      arbitrary: fc
        .tuple(
          fc.oneof({ weight: 3, arbitrary: byId }, { weight: 1, arbitrary: byName }, byText),
          fc.record({ person: text(fc.constantFrom(...people)), reason: text(fc.constant('why')) }),
          fc.oneof(fc.constant({}), fc.dictionary(fc.string(), junk, { maxKeys: 2 })),
        )
        .map(([named, rest, extra]) => ({ ...extra, ...named, ...rest })),
    },
    { weight: 1, arbitrary: junk },
  );
};

test.each(['add-person', 'remove-person'] as const)(
  `${RUNS.toString()} hostile inputs of %s get a listed sentence, and no write without authority`,
  async (key) => {
    const { all, groups, bystanders, person, callers } = await castOf(app.site);
    const users = new Map((await app.site.users()).map((user) => [user.accountId, user]));
    const emails = bystanders.slice(0, 5).map((id) => users.get(id)?.email ?? '');
    const people = [...bystanders.slice(0, 20), ...emails];
    const accountOf = (named: string): string =>
      [...users.values()].find(({ email }) => email === named)?.accountId ?? named;
    const platforms = fc.oneof(
      {
        weight: 6,
        arbitrary: fc.constantFrom(...callers).map((accountId) => ({ principal: { accountId } })),
      },
      { weight: 1, arbitrary: mostly(fc.constant({ principal: {} })) },
    );
    let written = 0;
    const said = new Set<string>();

    await fc.assert(
      fc.asyncProperty(inputs(groups, people), platforms, async (payload, platform) => {
        const user = (platform as { principal?: { accountId?: unknown } } | null)?.principal
          ?.accountId;
        app.begin(typeof user === 'string' ? user : undefined);
        const answer = await ACTIONS[key](payload, platform);
        const caller = callers.find((id) => id === user);
        if ('errors' in answer) {
          const [message = '', ...others] = answer.errors.map((each) => each.message);
          expect(message).toMatch(LISTED);
          expect(message).not.toContain(texts['failure.unexpected.title']);
          expect(others).toEqual([]);
          said.add(message.split('. ', 1).join());
        } else expect(caller !== undefined && person(caller).isConfluenceAdmin).toBe(true);
        const named = (payload as { person?: unknown } | null)?.person;
        for (const write of app.writes()) {
          written += 1;
          expect(write.method).toBe(key === 'add-person' ? 'POST' : 'DELETE');
          expect(write.as).toBe(caller);
          const asked = {
            person: caller === undefined ? undefined : person(caller),
            ...{ delegated: new Set<string>(), keyGroups: 'all-unprotected' as const },
            accountId: accountOf(String(named)),
          };
          expect(whatIsWrong(write, asked, all)).toBeUndefined();
        }
      }),
      { seed: seed(), numRuns: RUNS },
    );
    // The runs covered these cases.
    expect(written).toBeGreaterThan(20);
    for (const title of [
      'rule.no-user.title',
      'rule.not-an-admin.title',
      'rule.smart-value.title',
      'rule.invalid-person.title',
      'failure.group-not-allowed.title',
      'failure.externally-managed.title',
      'failure.not-permitted.title',
    ] as const)
      expect(said).toContain(texts[title]);
    expect(printed).toEqual([]);
  },
  18_000_000, // only computes, so a busy machine may take many times as long
);
