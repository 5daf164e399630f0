import { appManifest } from '../seams/manifest';
import { documentedExample, missingPrograms, output } from './support/documentedExample';
import { startLocalForge, type LocalForge } from './support/localForge';
import { strangerTo } from './support/people';
import { exampleAnswers, preparedRequest } from './support/postmanCollection';

const GROUP = 'customer-success'; // the group of every example
const SHELL = ['sh', '-c', ':'] as const;
const OPENSSL = ['openssl', 'version'] as const;
const CURL = ['curl', '--version'] as const;
const PYTHON = ['python3', '-c', 'import sys; sys.exit(sys.version_info < (3, 8))'] as const;

let forge: LocalForge;
beforeAll(async () => {
  forge = await startLocalForge();
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

/** The variables that docs/web-trigger.md uses. */
const variables = () => ({
  ROLLCALL_URL: forge.info.webTriggers['add-member'] ?? '',
  ROLLCALL_KEY: forge.info.demoKey.id,
  ROLLCALL_SECRET: forge.info.demoKey.secret,
});

const members = async (): Promise<string[]> => (await forge.site.group(GROUP)).members;

describe('docs/web-trigger.md', () => {
  testWith([SHELL, OPENSSL, CURL], 'its example for curl adds the person', async () => {
    const accountId = await strangerTo(forge, GROUP);
    const { code, answer } = documentedExample('curl', 'sh', accountId);
    const printed = await output('sh', ['-c', code], variables());
    expect(JSON.parse(printed)).toEqual(JSON.parse(answer));
    expect(await members()).toContain(accountId);
  });

  test('its example for Node adds the person', async () => {
    const accountId = await strangerTo(forge, GROUP);
    const { code, answer } = documentedExample('Node', 'js', accountId);
    const args = ['--input-type=module', '--eval', code];
    expect(await output(process.execPath, args, variables())).toBe(answer);
    expect(await members()).toContain(accountId);
  });

  testWith([PYTHON], 'its example for Python adds the person', async () => {
    const accountId = await strangerTo(forge, GROUP);
    const { code, answer } = documentedExample('Python', 'python', accountId);
    expect(await output('python3', ['-c', code], variables())).toBe(answer);
    expect(await members()).toContain(accountId);
  });

  testWith([SHELL], 'its Newman command gives the collection everything it needs', async () => {
    const accountId = await strangerTo(forge, GROUP);
    const { code } = documentedExample('Postman', 'sh', accountId);
    // Newman is not installed here: a function of its name prints its arguments.
    const told = `newman() { printf '%s\\n' "$@"; }\n${code}`;
    const printed = await output('sh', ['-c', told], variables());
    const [run, file, ...options] = printed.trimEnd().split('\n');
    expect([run, file]).toEqual(['run', 'docs/rollcall.postman_collection.json']);
    const pairs = options.filter((option) => option !== '--env-var');
    expect(options).toEqual(pairs.flatMap((pair) => ['--env-var', pair]));

    const answer = await sent(Object.fromEntries(pairs.map(nameAndValue)));

    expect(answer).toEqual({ httpStatus: 201, body: '{"status":"added"}' });
    expect(await members()).toContain(accountId);
  });
});

const nameAndValue = (pair: string): [string, string] => {
  const end = pair.indexOf('=');
  return [pair.slice(0, end), pair.slice(end + 1)];
};

const sent = async (given: Record<string, string>) => {
  const { url, ...request } = preparedRequest(given);
  const response = await fetch(url, request);
  return { httpStatus: response.status, body: await response.text() };
};

describe('the Postman collection', () => {
  const given = (accountId: string, more: Record<string, string> = {}) => ({
    webTriggerUrl: variables().ROLLCALL_URL,
    keyId: variables().ROLLCALL_KEY,
    secret: variables().ROLLCALL_SECRET,
    group: GROUP,
    accountId,
    ...more,
  });

  test('signs a request that the web trigger accepts, with a new signature each time', async () => {
    const accountId = await strangerTo(forge, GROUP);
    expect(await sent(given(accountId))).toMatchObject({ httpStatus: 201 });
    expect(await members()).toContain(accountId);
    expect(await sent(given(accountId))).toEqual({
      httpStatus: 200,
      body: '{"status":"already-member"}',
    });
  });

  test('signs exactly what it sends, in any script, with only the secret', async () => {
    const accountId = await strangerTo(forge, GROUP);
    const { name } = await forge.site.createGroup({ name: 'The "Ïnner" \\ círculo 🌍' });
    expect(await sent(given(accountId, { group: name }))).toMatchObject({ httpStatus: 201 });
    expect((await forge.site.group(name)).members).toContain(accountId);
    expect(await sent(given(accountId, { secret: 'wrong' }))).toMatchObject({ httpStatus: 401 });
  });

  test.each(['webTriggerUrl', 'keyId', 'secret', 'group', 'accountId'])(
    'reports its variable %s if it is empty',
    (name) => {
      expect(() => preparedRequest(given('somebody', { [name]: '' }))).toThrow(`"${name}"`);
    },
  );

  test('has the static outputs of manifest.yml as its examples', () => {
    const trigger = appManifest().modules.webtrigger.find(({ key }) => key === 'add-member');
    const outputs = trigger?.response.outputs.map(({ statusCode, contentType, body }) => ({
      statusCode,
      contentType,
      body,
    }));
    expect(exampleAnswers).toEqual(outputs);
  });
});
