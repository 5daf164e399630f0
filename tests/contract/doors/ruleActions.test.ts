import type { ActivityPage } from '../../../src/contract/adminApi';
import texts from '../../../static/locales/en-US.json';
import { startWholeApp, type WholeApp } from '../../seams/wholeApp';
import { invoke, ruleError, runRule } from './doors';

let app: WholeApp;
let admin: string;
beforeAll(async () => {
  app = await startWholeApp();
  ({ admin } = app.site.accounts);
});
beforeEach(async () => {
  app.storage.moveOn(); // nothing is cached
  await app.site.reset();
});
afterAll(() => app.close());

const group = async (name = 'marketing') => {
  const found = (await app.site.groups()).find((each) => each.name === name);
  if (!found) throw new Error(`There is no group ${name}.`);
  return found;
};

const inputsFor = async (person: string, name = 'marketing') => ({
  groupId: (await group(name)).id,
  groupName: name,
  person,
});

/** An active person who is not in the group. */
const stranger = async (name = 'marketing') => {
  const { members } = await group(name);
  const found = (await app.site.users()).find(
    ({ accountId, active, accountType }) =>
      active && accountType === 'atlassian' && accountId !== admin && !members.includes(accountId),
  );
  if (!found) throw new Error('Everyone is in the group.');
  return found;
};

const records = async () => {
  const page = (await invoke(app, admin, 'listActivity', {})) as { value: ActivityPage };
  return page.value.changes;
};

const isMember = async (accountId: string, name = 'marketing') =>
  (await group(name)).members.includes(accountId);

const NOTHING = texts['failure.nothing-changed'];

test('adds a person as the rule’s user, on record with the reason', async () => {
  const { accountId } = await stranger();
  const inputs = { ...(await inputsFor(accountId)), reason: 'IT-4711\u202e approved' };
  expect(await runRule(app, admin, 'add-person', inputs)).toEqual({
    ...{ status: 'added', groupName: 'marketing', accountId },
  });
  expect(app.writes().map(({ as }) => as)).toEqual([admin]);
  expect(await isMember(accountId)).toBe(true);
  expect(await records()).toMatchObject([
    {
      actor: { kind: 'rule', accountId: admin },
      ...{ action: 'add', accountId, reason: 'IT-4711 approved' },
      ending: { outcome: 'added', actedAs: 'viewer' },
    },
  ]);
});

test('adds once: a second run changes nothing, and succeeds', async () => {
  const { accountId } = await stranger();
  const inputs = await inputsFor(accountId);
  await runRule(app, admin, 'add-person', inputs);
  expect(await runRule(app, admin, 'add-person', inputs)).toMatchObject({
    status: 'already-member',
  });
});

test('removes a person, and says afterwards only that they are not in the group', async () => {
  const inputs = await inputsFor((await stranger()).accountId);
  await runRule(app, admin, 'add-person', inputs);
  expect(await runRule(app, admin, 'remove-person', inputs)).toMatchObject({ status: 'removed' });
  const again = await runRule(app, admin, 'remove-person', inputs);
  expect(['not-in-group', 'not-a-member']).toContain('status' in again && again.status);
});

test('never runs as the app, even where Confluence refuses the user', async () => {
  const { confluenceAdmin } = app.site.accounts;
  const { accountId } = await stranger();
  await invoke(app, admin, 'delegateGroup', { groupId: (await group()).id });
  const inputs = await inputsFor(accountId);
  const error = ruleError(await runRule(app, confluenceAdmin, 'add-person', inputs));
  expect(error).toContain(texts['failure.not-permitted.title']);
  expect(error).toContain(NOTHING);
  expect(app.writes().map(({ as }) => as)).toEqual([confluenceAdmin]);
  expect(await isMember(accountId)).toBe(false);
});

describe('the person of a rule', () => {
  test('is found by email, if exactly one account has it', async () => {
    const { accountId, email } = await stranger();
    expect(await runRule(app, admin, 'add-person', await inputsFor(` ${email} `))).toEqual({
      ...{ status: 'added', groupName: 'marketing', accountId },
    });
  });

  test('is refused if nobody has the email', async () => {
    const { displayName } = await stranger();
    const email = `${displayName.toLowerCase().replace(/\W+/g, '.')}@elsewhere.example`;
    const error = ruleError(await runRule(app, admin, 'add-person', await inputsFor(email)));
    expect(error).toContain(texts['rule.email-unknown.title']);
    expect(error).toContain(email);
    expect(app.writes()).toEqual([]);
  });

  test('is refused if two people have the email', async () => {
    const { email } = await stranger();
    const usual = app.confluence.fetch;
    // The simulated site gives every account an email of its own.
    app.confluence.fetch = async (auth, path, init) => {
      const answer = await usual(auth, path, init);
      if (path.includes('/search/user')) {
        const found = (await answer.json()) as { results: { user: object }[] };
        const twin = { user: { accountId: 'twin', displayName: 'Twin' } };
        return Response.json({ ...found, results: [...found.results, twin] });
      }
      if (!path.includes('/email/bulk')) return answer;
      const emails = ((await answer.json()) as object[]).concat({ accountId: 'twin', email });
      return Response.json(emails);
    };
    const inputs = await inputsFor(email);
    const error = ruleError(await runRule(app, admin, 'add-person', inputs));
    app.confluence.fetch = usual;
    expect(error).toContain(texts['rule.email-several.title']);
    expect(app.writes()).toEqual([]);
  });

  test('is refused if Confluence hides emails', async () => {
    await app.site.settings({ emailEndpoint: 'off' });
    const { email } = await stranger();
    const error = ruleError(await runRule(app, admin, 'add-person', await inputsFor(email)));
    expect(error).toContain(texts['rule.emails-hidden.title']);
    expect(app.writes()).toEqual([]);
  });

  test.each([
    ['an unknown smart value', '{{issue.reporter.accountID}}', 'rule.smart-value.title'],
    ['half of a smart value', 'jane}}', 'rule.smart-value.title'],
    ['nothing', ' ', 'rule.person-missing.title'],
    ['nothing that can be seen', '\ud800', 'rule.person-missing.title'],
    ['a name', 'Jane Doe', 'rule.invalid-person.title'],
    [
      'two account IDs',
      '5b10ac8d82e05b22cc7d4ef5, 5b10ac8d82e05b22cc7d4ef6',
      'rule.invalid-person.title',
    ],
    ['two emails', 'a@example.com,b@example.com', 'rule.invalid-person.title'],
    ['an unknown account', '5b10ac8d82e05b22cc7d4ef5', 'failure.account-not-found.title'],
  ] as const)('is refused if it is %s', async (_what, person, title) => {
    const error = ruleError(await runRule(app, admin, 'add-person', await inputsFor(person)));
    expect(error).toContain(texts[title]);
    expect(error).toContain(NOTHING);
    if (title === 'rule.smart-value.title') expect(error).toContain(`“${person}”`);
    expect(await records()).toHaveLength(title.startsWith('failure.account') ? 1 : 0);
  });
});

describe('the group of a rule', () => {
  test('is the one of the ID, whatever it is called now', async () => {
    const { accountId } = await stranger();
    const inputs = await inputsFor(accountId);
    await app.site.changeGroup(inputs.groupId, { name: 'brand' });
    expect(await runRule(app, admin, 'add-person', inputs)).toMatchObject({ groupName: 'brand' });
  });

  test('is named in the error if it was deleted', async () => {
    const inputs = await inputsFor((await stranger()).accountId);
    await app.site.removeGroup(inputs.groupId);
    const error = ruleError(await runRule(app, admin, 'add-person', inputs));
    expect(error).toContain(texts['failure.group-not-found.title']);
    expect(error).toContain('“marketing”');
  });

  test('can come by its exact name, from a smart value', async () => {
    const { accountId } = await stranger();
    const inputs = { groupId: '', groupName: 'marketing', person: accountId };
    expect(await runRule(app, admin, 'add-person', inputs)).toMatchObject({ status: 'added' });
  });

  test.each([
    ['gives admin rights', 'it-operations', 'failure.group-not-allowed.title'],
    ['is managed elsewhere', 'okta-contractors', 'failure.externally-managed.title'],
  ] as const)('is refused if it %s', async (_what, name, title) => {
    const inputs = await inputsFor((await stranger(name)).accountId, name);
    const error = ruleError(await runRule(app, admin, 'add-person', inputs));
    expect(error).toContain(texts[title]);
    expect(app.writes()).toEqual([]);
  });

  test('is refused once it gives admin rights', async () => {
    const inputs = await inputsFor((await stranger()).accountId);
    await runRule(app, admin, 'add-person', inputs);
    await runRule(app, admin, 'remove-person', inputs);
    await app.site.changeGroup(inputs.groupId, { name: 'marketing-admins' });
    app.storage.moveOn(); // a minute later
    const error = ruleError(await runRule(app, admin, 'add-person', inputs));
    expect(error).toContain(texts['failure.group-not-allowed.title']);
    expect(error).toContain(texts['rule.group-not-allowed.next']);
    expect(app.writes()).toEqual([]);
  });

  test('is never emptied', async () => {
    const { accountId } = await stranger();
    const { id } = await app.site.makeGroup({ name: 'lonely' });
    const inputs = { groupId: id, groupName: 'lonely', person: accountId };
    await runRule(app, admin, 'add-person', inputs);
    const error = ruleError(await runRule(app, admin, 'remove-person', inputs));
    expect(error).toContain(texts['failure.would-empty-group.title']);
    expect(await isMember(accountId, 'lonely')).toBe(true);
  });

  test.each([
    ['a smart value', '{{issue.Group}}', 'rule.smart-value.title'],
    ['nothing', '', 'rule.group-missing.title'],
    ['a text in another order', 'a\u202eb', 'failure.invalid-group.title'],
    ['an unknown name', 'no-such-group', 'failure.group-not-found.title'],
  ] as const)('is refused if its name is %s', async (_what, groupName, title) => {
    const { accountId } = await stranger();
    const inputs = { groupName, person: accountId };
    expect(ruleError(await runRule(app, admin, 'add-person', inputs))).toContain(texts[title]);
    expect(app.writes()).toEqual([]);
  });
});

describe('the user of a rule is refused', () => {
  const refused = async (user: string | undefined): Promise<string> => {
    const inputs = await inputsFor((await stranger()).accountId);
    const error = ruleError(await runRule(app, user, 'add-person', inputs));
    expect(app.writes()).toEqual([]);
    expect(error).toContain(NOTHING);
    expect(await records()).toEqual([]); // as at the page: only who gets in is on record
    return error;
  };

  test('who is no admin, before anything is looked up', async () => {
    const { nonAdmin } = app.site.accounts;
    expect(await refused(nonAdmin)).toContain(texts['rule.not-an-admin.title']);
    const { email } = await stranger();
    await runRule(app, nonAdmin, 'add-person', await inputsFor(email));
    expect(app.confluence.calls.map(({ path }) => path)).toEqual([
      expect.stringContaining('/user/current'),
    ]);
  });

  test('who has not consented to the app', async () => {
    const usual = app.confluence.fetch;
    app.confluence.fetch = (auth, path, init) =>
      auth.provider === 'user'
        ? Promise.resolve(
            new Response(null, {
              ...{ status: 401, headers: { 'forge-proxy-error': 'NEEDS_AUTHENTICATION_ERR' } },
            }),
          )
        : usual(auth, path, init);
    const inputs = await inputsFor((await stranger()).accountId);
    const error = ruleError(await runRule(app, admin, 'add-person', inputs));
    app.confluence.fetch = usual;
    expect(error).toContain(texts['rule.no-consent.next']);
  });

  test('who is an app', async () => {
    const bot = (await app.site.users()).find(({ accountType }) => accountType === 'app');
    expect(await refused(bot?.accountId)).toContain(texts['rule.not-authenticated.title']);
  });

  test('who has left', async () => {
    await app.site.changeUser(admin, { active: false });
    const inputs = await inputsFor((await stranger()).accountId);
    const error = ruleError(await runRule(app, admin, 'add-person', inputs));
    expect(error).toContain(texts['rule.not-authenticated.title']);
  });

  test('who is not there', async () => {
    expect(await refused(undefined)).toContain(texts['rule.no-user.title']);
  });

  test('whom only the payload names', async () => {
    const { nonAdmin } = app.site.accounts;
    const claim = {
      accountId: admin,
      principal: { accountId: admin },
      context: { accountId: admin },
    };
    const inputs = { ...(await inputsFor((await stranger()).accountId)), ...claim };
    const error = ruleError(await runRule(app, nonAdmin, 'add-person', inputs));
    expect(error).toContain(texts['rule.not-an-admin.title']);
  });
});

describe('a result that is not certain is no success', () => {
  test.each([
    ['no answer arrives', { effect: 'lose-response' }, 'failure.uncertain'],
    ['Confluence answers 500', { effect: 'status', value: 500 }, 'failure.uncertain'],
  ] as const)('if %s', async (_what, fault, effect) => {
    const inputs = await inputsFor((await stranger()).accountId);
    await app.site.faults([{ match: { method: 'POST', path: '/group/user' }, ...fault }]);
    const error = ruleError(await runRule(app, admin, 'add-person', inputs));
    await app.site.faults([]);
    expect(error).toContain(texts[effect]);
    expect(error).toContain(texts['failure.uncertain.next']);
  });

  test('if Confluence only accepts the change', async () => {
    const usual = app.confluence.fetch;
    app.confluence.fetch = async (auth, path, init) => {
      const answer = await usual(auth, path, init);
      return init?.method === 'POST' ? new Response('{}', { status: 202 }) : answer;
    };
    const inputs = await inputsFor((await stranger()).accountId);
    const error = ruleError(await runRule(app, admin, 'add-person', inputs));
    app.confluence.fetch = usual;
    expect(error).toContain(texts['change.added.uncertain']);
  });

  test('if storage is down, nothing runs', async () => {
    const inputs = await inputsFor((await stranger()).accountId);
    app.storage.breakDown();
    const error = ruleError(await runRule(app, admin, 'add-person', inputs));
    app.storage.repair();
    expect(error).toContain(texts['failure.unavailable.title']);
    expect(app.writes()).toEqual([]);
  });
});

test('cuts a long reason to the limits of a plan row’s reason', async () => {
  const inputs = { ...(await inputsFor((await stranger()).accountId)), reason: '漢😀'.repeat(400) };
  await runRule(app, admin, 'add-person', inputs);
  const [record] = await records();
  expect(record?.reason).toMatch(/^(漢|😀)+…$/u);
  expect(Buffer.byteLength(JSON.stringify(record?.reason))).toBeLessThanOrEqual(300);
});

test('the form of a rule finds groups for an admin, and nothing else', async () => {
  const { ruleFormResolver } = await import('../../../src/forge/entrypoints/adminResolver');
  const ask = (accountId: string, functionKey: string, payload: Record<string, unknown>) => {
    app.begin(accountId);
    const platform = { principal: { accountId } };
    return ruleFormResolver({ call: { functionKey, payload }, context: {} }, platform as never);
  };
  const { nonAdmin } = app.site.accounts;
  const query = { query: 'marketing' };
  expect(await ask(admin, 'searchGroups', query)).toMatchObject({
    value: [{ name: 'marketing' }, { name: 'scim-marketing' }],
  });
  expect(await ask(nonAdmin, 'searchGroups', query)).toMatchObject({
    failure: { code: 'not-an-admin' },
  });
  for (const key of ['addMember', 'listActivity', 'constructor'])
    expect(await ask(admin, key, {})).toMatchObject({ failure: { code: 'invalid-input' } });
});
