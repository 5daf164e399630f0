import { appManifest } from '../seams/manifest';
import { demoCurl } from '../../dev-host/server/describeHost';
import { TRIGGERS } from '../fakes/webTriggers';
import {
  documentedExample,
  type Example,
  missingPrograms,
  output,
} from './support/documentedExample';
import { sharedLocalForge, type LocalForge } from './support/localForge';
import { strangerTo } from './support/people';
import {
  exampleAnswers,
  type PostmanRequest,
  preparedRequest,
  requestFor,
} from './support/postmanCollection';

const GROUP = 'customer-success'; // the group of every example
const SHELL = ['sh', '-c', ':'] as const;
const OPENSSL = ['openssl', 'version'] as const;
const CURL = ['curl', '--version'] as const;
const PYTHON = ['python3', '-c', 'import sys; sys.exit(sys.version_info < (3, 8))'] as const;

let forge: LocalForge;
beforeAll(async () => {
  forge = await sharedLocalForge();
});
afterAll(() => forge.stop());

/** A test that needs programs. If one is missing, the test is skipped and names it. */
const testWith = (
  trials: readonly (readonly [string, ...string[]])[],
  name: string,
  run: () => Promise<void>,
): void => {
  const missing = missingPrograms(trials).join(', ');
  if (missing === '') test(name, run);
  else test.skip(`${name} (skipped: no ${missing} on this machine)`, run);
};

/** A person for whom a trigger has something to do. */
const personFor = async (isMemberBefore: boolean, group = GROUP): Promise<string> => {
  const accountId = await strangerTo(forge, group);
  if (isMemberBefore) await forge.call('addMember', { groupName: group, accountId });
  return accountId;
};

const isMember = async (accountId: string, group = GROUP): Promise<boolean> =>
  (await forge.site.group(group)).members.includes(accountId);

describe.each(TRIGGERS)('$trigger', ({ trigger, done, doneStatus, again, isMemberBefore }) => {
  const url = (): string => forge.info.webTriggers[trigger] ?? '';

  /** The variables that docs/web-trigger.md uses. */
  const variables = () => ({
    ROLLCALL_URL: url(),
    ROLLCALL_KEY: forge.info.demoKey.id,
    ROLLCALL_SECRET: forge.info.demoKey.secret,
  });

  /** An example for this trigger: as documented, or with the one change that the docs describe. */
  const exampleFor = (heading: string, language: string, accountId: string): Example => {
    const { code, answer } = documentedExample(heading, language, accountId);
    const pieces = code.split('add-member');
    if (pieces.length !== 2) throw new Error(`"${heading}" should name its trigger once.`);
    return { code: pieces.join(trigger), answer: answer.replace('added', done) };
  };

  describe('docs/web-trigger.md', () => {
    testWith([SHELL, OPENSSL, CURL], 'its example for curl changes the group', async () => {
      const accountId = await personFor(isMemberBefore);
      const { code, answer } = exampleFor('curl', 'sh', accountId);
      const printed = await output('sh', ['-c', code], variables());
      expect(JSON.parse(printed)).toEqual(JSON.parse(answer));
      expect(await isMember(accountId)).toBe(!isMemberBefore);
    });

    testWith(
      [SHELL, OPENSSL, CURL],
      'its example for curl gets the same answer if it is pasted twice within a second',
      async () => {
        const accountId = await personFor(isMemberBefore);
        const { code, answer } = exampleFor('curl', 'sh', accountId);
        const [timestamp, ...others] = code.split(/^timestamp=.*$/m);
        const now = `timestamp=${new Date().toISOString().slice(0, 19)}Z`;
        const inOneSecond = [timestamp, ...others].join(now);
        expect(others).toHaveLength(1);
        for (const _paste of [1, 2]) {
          const printed = await output('sh', ['-c', inOneSecond], variables());
          expect(JSON.parse(printed)).toEqual(JSON.parse(answer));
        }
      },
    );

    testWith([SHELL, OPENSSL, CURL], 'its example for curl needs the secret', async () => {
      const accountId = await personFor(isMemberBefore);
      const { code } = exampleFor('curl', 'sh', accountId);
      const { ROLLCALL_SECRET: _left, ...others } = variables();
      const run = output('sh', ['-c', code], { ...others, ROLLCALL_SECRET: '' });
      await expect(run).rejects.toThrow('ROLLCALL_SECRET: is not set');
      expect(await isMember(accountId)).toBe(isMemberBefore);
    });

    test('its example for Node changes the group', async () => {
      const accountId = await personFor(isMemberBefore);
      const { code, answer } = exampleFor('Node', 'js', accountId);
      const args = ['--input-type=module', '--eval', code];
      expect(await output(process.execPath, args, variables())).toBe(answer);
      expect(await isMember(accountId)).toBe(!isMemberBefore);
    });

    testWith([PYTHON], 'its example for Python changes the group', async () => {
      const accountId = await personFor(isMemberBefore);
      const { code, answer } = exampleFor('Python', 'python', accountId);
      expect(await output('python3', ['-c', code], variables())).toBe(answer);
      expect(await isMember(accountId)).toBe(!isMemberBefore);
    });
  });

  describe('the Postman collection', () => {
    const given = (accountId: string, more: Record<string, string> = {}) => ({
      [trigger === 'add-member' ? 'webTriggerUrl' : 'removalUrl']: url(),
      keyId: variables().ROLLCALL_KEY,
      secret: variables().ROLLCALL_SECRET,
      group: GROUP,
      accountId,
      ...more,
    });
    const send = (values: Record<string, string>) => sent(requestFor(trigger), values);

    test('signs a request that the web trigger accepts, with a new signature each time', async () => {
      const accountId = await personFor(isMemberBefore);
      expect(await send(given(accountId))).toMatchObject({ httpStatus: doneStatus });
      expect(await isMember(accountId)).toBe(!isMemberBefore);
      expect(await send(given(accountId))).toEqual({
        httpStatus: 200,
        body: JSON.stringify({ status: again }),
      });
    });

    test('signs exactly what it sends, in any script, with only the secret', async () => {
      const name = `The "Ïnner" \\ círculo 🌍 ${trigger}`;
      await forge.site.createGroup({ name });
      await personFor(true, name); // another member, so that a removal does not empty the group
      const accountId = await personFor(isMemberBefore, name);
      expect(await send(given(accountId, { group: name }))).toMatchObject({
        httpStatus: doneStatus,
      });
      expect(await isMember(accountId, name)).toBe(!isMemberBefore);
      expect(await send(given(accountId, { secret: 'wrong' }))).toMatchObject({ httpStatus: 401 });
    });

    test('reports each of its variables if it is empty', () => {
      const values = given('somebody');
      expect(Object.keys(values)).toHaveLength(5);
      for (const name of Object.keys(values))
        expect(() => preparedRequest(requestFor(trigger), { ...values, [name]: '' })).toThrow(
          `"${name}"`,
        );
    });

    test('has the static outputs of manifest.yml as its examples', () => {
      const module = appManifest().modules.webtrigger.find(({ key }) => key === trigger);
      const outputs = module?.response.outputs.map(({ statusCode, contentType, body }) => ({
        statusCode,
        contentType,
        body,
      }));
      expect(exampleAnswers(requestFor(trigger))).toEqual(outputs);
    });
  });
});

testWith(
  [SHELL, OPENSSL, CURL],
  'the call that npm start prints gets the same answer if it is pasted twice within a second',
  async () => {
    const accountId = await personFor(false);
    const url = forge.info.webTriggers['add-member'] ?? '';
    const demoKey = { ...forge.info.demoKey, groups: 'all-unprotected' as const };
    const printed = demoCurl(url, 'add-member', demoKey, { group: GROUP, accountId });
    const now = `NOW=${new Date().toISOString().slice(0, 19)}Z`;
    const inOneSecond = printed.replace(/^NOW=.*$/m, now);
    expect(inOneSecond).not.toBe(printed);
    for (const _paste of [1, 2])
      expect(JSON.parse(await output('sh', ['-c', inOneSecond], {}))).toEqual({ status: 'added' });
    expect(await isMember(accountId)).toBe(true);
  },
);

testWith([SHELL], 'the Newman command gives the collection everything it needs', async () => {
  const accountId = await personFor(false);
  const { code } = documentedExample('Postman', 'sh', accountId);
  // Newman is not installed here: a function of its name prints its arguments.
  const told = `newman() { printf '%s\\n' "$@"; }\n${code}`;
  const printed = await output('sh', ['-c', told], {
    ROLLCALL_URL: forge.info.webTriggers['add-member'] ?? '',
    ROLLCALL_KEY: forge.info.demoKey.id,
    ROLLCALL_SECRET: forge.info.demoKey.secret,
  });
  const [run, file, folder, name, ...options] = printed.trimEnd().split('\n');
  expect([run, file]).toEqual(['run', 'docs/rollcall.postman_collection.json']);
  expect([folder, name]).toEqual(['--folder', requestFor('add-member').name]);
  const pairs = options.filter((option) => option !== '--env-var');
  expect(options).toEqual(pairs.flatMap((pair) => ['--env-var', pair]));

  const answer = await sent(requestFor('add-member'), Object.fromEntries(pairs.map(nameAndValue)));

  expect(answer).toEqual({ httpStatus: 201, body: '{"status":"added"}' });
  expect(await isMember(accountId)).toBe(true);
});

const nameAndValue = (pair: string): [string, string] => {
  const end = pair.indexOf('=');
  return [pair.slice(0, end), pair.slice(end + 1)];
};

const sent = async (asked: PostmanRequest, given: Record<string, string>) => {
  const { url, ...request } = preparedRequest(asked, given);
  const response = await fetch(url, request);
  return { httpStatus: response.status, body: await response.text() };
};
