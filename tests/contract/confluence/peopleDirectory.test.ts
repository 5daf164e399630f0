import { accountId } from '../../fakes/examples';
import { valueOf } from '../../fakes/valueOf';
import type { ConfluenceUnderTest, KnownPerson, StartConfluence } from './confluenceUnderTest';
import { startAdapters } from './startAdapters';
import { startFake } from './startFake';

const STRANGER = accountId('000000000000000000000000');

/** Two people who share a name, and one with a unique name. */
const pick = (everybody: readonly KnownPerson[]) => {
  const people = everybody.filter(({ isApp }) => !isApp);
  const named = (name: string) => people.filter((person) => person.name === name);
  const unique = people.find(({ name }) => named(name).length === 1);
  const [one, other] =
    people.map(({ name }) => named(name)).find(({ length }) => length === 2) ?? [];
  const app = everybody.find(({ isApp }) => isApp);
  if (!unique || !one || !other || !app)
    throw new Error('The site lacks a person that this test needs.');
  return { unique, twins: [one, other] as const, app };
};

describe.each([
  ['fake', startFake],
  ['adapter', startAdapters],
])('people of Confluence (%s)', (_kind, start) => {
  let started: Awaited<ReturnType<StartConfluence>>;
  let confluence: ConfluenceUnderTest;
  beforeAll(async () => {
    started = await start();
  });
  beforeEach(async () => {
    confluence = await started.fresh();
  });
  afterAll(() => started.close());

  describe('the state of accounts', () => {
    test('is given for each that exists, and not for unknown ones', async () => {
      const { people, everybody } = confluence;
      const { unique, app } = pick(await everybody());
      const states = valueOf(await people.statesOf([STRANGER, unique.accountId, app.accountId]));
      expect([...states].toSorted()).toEqual(
        [[unique.accountId, 'active'] as const, [app.accountId, 'app'] as const].toSorted(),
      );
    });

    test('is empty for unknown accounts only', async () => {
      expect(valueOf(await confluence.people.statesOf([STRANGER])).size).toBe(0);
    });

    test('shows who is suspended', async () => {
      const { people, everybody, suspend } = confluence;
      const { unique, twins } = pick(await everybody());
      const [other] = twins;
      await suspend(unique.accountId);
      const states = valueOf(await people.statesOf([unique.accountId, other.accountId]));
      expect(states.get(unique.accountId)).toBe('suspended');
      expect(states.get(other.accountId)).toBe('active');
    });

    test('is read for a hundred at once', async () => {
      const { people, everybody } = confluence;
      const { unique } = pick(await everybody());
      const strangers = Array.from({ length: 99 }, (_, number) => accountId(`nobody-${number}`));
      const states = valueOf(await people.statesOf([...strangers, unique.accountId]));
      expect([...states.keys()]).toEqual([unique.accountId]);
    });
  });

  describe('people by name', () => {
    const search = async (name: string) => valueOf(await confluence.people.namedLike(name));
    const found = async (name: string) =>
      new Set<string>((await search(name)).people.map((person) => person.accountId));

    test('are all who have the name', async () => {
      const { twins } = pick(await confluence.everybody());
      for (const { name, accountId: id } of twins) expect(await found(name)).toContain(id);
    });

    test('are found whatever the case, word order and quotes', async () => {
      const { unique } = pick(await confluence.everybody());
      const turned = unique.name.toUpperCase().split(' ').toReversed().join(' " \\ ');
      expect(await found(turned)).toContain(unique.accountId);
    });

    test.each(['(', ')', '[', '{', '*', '?', '~', '#', '&&', '\u0007', '\\(', ' - '])(
      'are found if the site refuses a search with %j',
      async (odd) => {
        const { unique } = pick(await confluence.everybody());
        await confluence.configure({ searchRefuses: odd.trim() });
        const [first = '', ...others] = unique.name.split(' ');
        const written = `${odd}${first}${odd} ${others.join(' ')} ${odd}`;
        expect(await found(written)).toContain(unique.accountId);
      },
    );

    test('come with their names', async () => {
      const { twins } = pick(await confluence.everybody());
      const names = new Map((await search(twins[0].name)).people.map((p) => [p.accountId, p.name]));
      for (const { name, accountId: id } of twins) expect(names.get(id)).toBe(name);
    });

    test('are complete if no more have the name', async () => {
      const { unique } = pick(await confluence.everybody());
      expect((await search(unique.name)).complete).toBe(true);
      expect((await search('nobody-has-such-a-name')).complete).toBe(true);
    });

    test.each(['nobody-has-such-a-name', '', '  ', '"', '\\"\\', '*', '" or user.fullname ~ "a'])(
      'are none for %j',
      async (name) => {
        expect(await found(name)).toEqual(new Set());
      },
    );

    test('are at most 25', async () => {
      expect((await found('a')).size).toBeLessThanOrEqual(25);
    });

    test('are as many if the site cuts its pages', async () => {
      const all = await found('a');
      await confluence.configure({ pageCut: 4 });
      expect(await found('a')).toEqual(all);
    });

    test('exclude suspended people and apps', async () => {
      const { everybody, suspend } = confluence;
      const { unique, app } = pick(await everybody());
      await suspend(unique.accountId);
      expect(await found(unique.name)).not.toContain(unique.accountId);
      expect(await found(app.name)).not.toContain(app.accountId);
    });
  });

  describe('email addresses', () => {
    test('are given in lower case, and not for unknown accounts', async () => {
      const { people, everybody } = confluence;
      const { unique, twins } = pick(await everybody());
      const asked = [unique, ...twins];
      const emails = valueOf(
        await people.emailsOf([STRANGER, ...asked.map((one) => one.accountId)]),
      );
      expect(emails).toEqual(new Map(asked.map((one) => [one.accountId, one.email.toLowerCase()])));
    });

    test.each(['off', 'not-approved'] as const)(
      'are unknown if the site does not show them: %s',
      async (emails) => {
        const { people, everybody, configure } = confluence;
        const { unique } = pick(await everybody());
        await configure({ emails });
        expect(await people.emailsOf([unique.accountId])).toEqual({ ok: true, value: undefined });
      },
    );
  });
});
