import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readOptions, siteAddress, WrongUsage } from '../../conformance/options';
import { redact } from '../../conformance/report';
import { type SimulatedSite, startSimulatedSite } from '../../conformance/simulated';
import { newFolder, stateOf } from './openRun';

const ROOT = path.resolve(__dirname, '../../..');
const SITE = 'https://example.atlassian.net';
const ENV = { ROLLCALL_EMAIL: 'ana@example.com', ROLLCALL_API_TOKEN: 'secret' };

const refused = (args: string[], env: NodeJS.ProcessEnv = ENV): string => {
  try {
    readOptions(args, env);
  } catch (error) {
    expect(error).toBeInstanceOf(WrongUsage);
    return error instanceof Error ? error.message : '';
  }
  return 'accepted';
};

test.each([
  [SITE, SITE],
  [`${SITE}/`, SITE],
  [' https://Example.Atlassian.net ', SITE],
  ['http://localhost:4001', 'http://localhost:4001'],
  ['http://127.0.0.1:4001/', 'http://127.0.0.1:4001'],
])('accepts the address %s', (text, origin) => {
  expect(siteAddress(text)).toBe(origin);
});

test.each([
  ['http://example.atlassian.net', `Use --site ${SITE}`],
  ['ftp://example.atlassian.net', `Use --site ${SITE}`],
  ['example.atlassian.net', `Use --site ${SITE}`],
  ['', 'is not an address'],
  [`${SITE}/wiki`, `--site ${SITE}.`],
  [`${SITE}/wiki/home?x=1`, `--site ${SITE}.`],
  [`${SITE}/#top`, `--site ${SITE}.`],
  ['https://ana:secret@example.atlassian.net', 'must not contain an email or a token'],
  ['https://example.com', '--trust-host example.com'],
  ['https://example.atlassian.net.example.com', 'is not an address of Atlassian'],
  ['https://atlassian.net', 'is not an address of Atlassian'],
  ['https://example.atlassian.net:8443', '--trust-host example.atlassian.net:8443'],
  ['http://192.168.0.1:4001', 'is not sent over http'],
])('refuses the address %j before it asks for the token', (site, reason) => {
  const message = refused(['--site', site], {});
  expect(message).toContain(reason);
  expect(message).not.toContain('secret');
});

test('accepts another host only if it is named again', () => {
  expect(siteAddress('https://wiki.example.com', 'wiki.example.com')).toBe(
    'https://wiki.example.com',
  );
  expect(() => siteAddress('https://wiki.example.com', 'example.com')).toThrow('--trust-host');
});

test.each([
  [{}, ['ROLLCALL_EMAIL', 'ROLLCALL_API_TOKEN']],
  [{ ROLLCALL_EMAIL: 'ana@example.com' }, ['ROLLCALL_API_TOKEN']],
  [{ ROLLCALL_API_TOKEN: ' ', ROLLCALL_EMAIL: 'ana@example.com' }, ['ROLLCALL_API_TOKEN']],
])('with the environment %j, it says what is missing', (env, names) => {
  const message = refused(['--site', SITE], env);
  for (const name of names) expect(message).toContain(name);
});

test.each([
  [['--site', SITE, '--person', 'Ana Berg'], '--person must be an account ID'],
  [['--site', SITE, '--burst', 'many'], '--burst must be a whole number'],
  [['--site', SITE, '--profile', 'wild'], '--profile is for the simulated'],
  [['--profile', 'tame'], '--profile must be'],
  [['--only-clean-up'], 'needs --site'],
  [['--report', 'report.md'], '--report takes one report'],
  [['--sites', SITE], '--sites'],
])('refuses %j', (args, reason) => {
  expect(refused(args)).toContain(reason);
});

test('a report has nothing in it that names a person', () => {
  const secrets = [
    ['secret', '[token]'],
    ['Ana Berg', '[name]'],
  ] as const;
  const text =
    'secret Ana Berg Ana%20Berg bo@example.com 712020:00000000-0000-4000-8000-000000000001';
  expect(redact(text, secrets)).toBe('[token] [name] [name] [email] [account]');
});

describe('the command', () => {
  let site: SimulatedSite;
  beforeAll(async () => {
    site = await startSimulatedSite('granted');
    const latencyMs = { median: 10, spread: 0 }; // so that a signal comes in the middle
    await site.dev('PATCH', 'site', { latencyMs, burstPerSecond: 10_000 });
  });
  afterAll(() => site.close());

  /** Runs the command. `onOutput` gets all output so far, and can end the process. */
  const command = (
    args: string[],
    env: NodeJS.ProcessEnv,
    onOutput: (output: string, end: (signal: NodeJS.Signals) => void) => void = () => undefined,
  ): Promise<{ code: number | null; output: string }> =>
    new Promise((resolve) => {
      const child = spawn(process.execPath, ['tests/conformance/run.mjs', ...args], {
        cwd: ROOT,
        env: { ...process.env, ROLLCALL_EMAIL: '', ROLLCALL_API_TOKEN: '', ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let output = '';
      for (const stream of [child.stdout, child.stderr])
        stream.setEncoding('utf8').on('data', (text: string) => {
          output += text;
          onOutput(output, (signal) => child.kill(signal));
        });
      child.once('close', (code) => resolve({ code, output }));
    });

  test('ends with 2 and a sentence if the environment is not set', async () => {
    const { code, output } = await command(['--site', site.access.url], {});
    expect(code).toBe(2);
    expect(output).toMatch(/^Set ROLLCALL_EMAIL .* and ROLLCALL_API_TOKEN .*\.\n$/);
  });

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('after %s it removes its groups, and ends with %d', async (signal, expected) => {
    const before = await stateOf(site);
    const report = path.join(newFolder(), 'report.md');
    const { email, token, url } = site.access;
    let isEnded = false;
    const { code, output } = await command(
      ['--site', url, '--report', report],
      { ROLLCALL_EMAIL: email, ROLLCALL_API_TOKEN: token },
      (soFar, end) => {
        if (isEnded || !soFar.includes('Status of an add')) return;
        isEnded = true;
        end(signal);
        end(signal); // npm passes it on, too
      },
    );
    expect(code).toBe(expected);
    expect(output).toContain('It creates about');
    expect(output).toContain('Interrupted.');
    expect(output).not.toContain(token);
    expect(readFileSync(report, 'utf8')).toContain(`**interrupted** by ${signal}`);
    expect(await stateOf(site)).toEqual(before);
  });

  test('after it was killed, --only-clean-up removes its groups', async () => {
    const before = await stateOf(site);
    const { email, token, url } = site.access;
    const env = { ROLLCALL_EMAIL: email, ROLLCALL_API_TOKEN: token };
    await command(['--site', url], env, (soFar, end) => {
      if (soFar.includes('Status of an add')) end('SIGKILL');
    });
    expect((await stateOf(site)).groups.length).toBeGreaterThan(before.groups.length);
    const { code, output } = await command(['--site', url, '--only-clean-up'], env);
    expect(code).toBe(0);
    expect(output).toMatch(/Removed \d+ groups that earlier runs left behind/);
    expect(await stateOf(site)).toEqual(before);
  });
});
