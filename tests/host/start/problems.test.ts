import { once } from 'node:events';
import { cpSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { transform } from 'esbuild';
import { freePort } from '../support/freePort';
import { ROOT, runModule, runNode, type Ended } from '../support/runNode';
import { withTempFolder } from '../support/tempFolder';

const failedWith = (stderr: string): Ended => ({ code: 1, stdout: '', stderr: `${stderr}\n` });

/** Gives `work` a temporary folder with these files and what `npm start` needs to install packages. */
const withStartOnly = (
  files: Record<string, string>,
  work: (folder: string) => Promise<Ended>,
): Promise<Ended> =>
  withTempFolder(files, (folder) => {
    for (const each of ['dev-host/start.mjs', 'dev-host/setup'])
      cpSync(path.join(ROOT, each), path.join(folder, each), { recursive: true });
    return work(folder);
  });

describe('a port in use', () => {
  const whileInUse = async (port: number, start: () => Promise<Ended>): Promise<Ended> => {
    const other = createServer().listen(port, '127.0.0.1');
    await once(other, 'listening');
    try {
      return await start();
    } finally {
      other.close();
    }
  };
  const reported = (port: number): Ended =>
    failedWith(
      `Port ${port} is in use: stop the program that uses it, or choose another port, for ` +
        `example with \`npm start -- --port ${port + 10}\`.`,
    );

  test.each([
    ['of the host', 0],
    ['of the simulated site', 1],
  ])('%s is named, with another one to choose', async (_whose, offset) => {
    const port = await freePort();
    const inUse = port + offset;
    const args = ['dev-host/start.mjs', '--no-build', '--memory'];
    const start = () => runNode(args, { env: { PORT: String(port) } });
    expect(await whileInUse(inUse, start)).toEqual(reported(inUse));
  });

  test('of the host is named before anything is installed', async () => {
    const port = await freePort();
    const ended = await withStartOnly({}, (cwd) =>
      whileInUse(port, () => runNode(['dev-host/start.mjs', `--port=${port}`], { cwd })),
    );
    expect(ended).toEqual(reported(port));
  });
});

describe('an old Node', () => {
  const OLD_NODE = `Object.defineProperty(process, 'versions', { value: { node: '18.20.4' } });`;
  const ENTRIES = ['dev-host/start.mjs', 'tests/run.mjs'];

  test.each(ENTRIES)('is named by %s, with the version that is needed', async (entry) => {
    const ended = await withTempFolder({ 'oldNode.cjs': OLD_NODE }, (folder) =>
      runNode(['--require', path.join(folder, 'oldNode.cjs'), entry]),
    );
    expect(ended).toEqual(
      failedWith(
        'Rollcall needs Node 20.18 or newer, but this is Node 18.20.4: install a newer version ' +
          'from https://nodejs.org, then run the command again.',
      ),
    );
  });

  test.each([...ENTRIES, 'dev-host/setup/requireNode.mjs'])('can parse %s', async (file) => {
    const text = readFileSync(path.join(ROOT, file), 'utf8');
    const supported = { 'dynamic-import': true };
    const [old, current] = await Promise.all([
      transform(text, { target: 'node12.17', supported }),
      transform(text, { target: 'esnext', supported }),
    ]);
    expect(old.code).toBe(current.code);
  });

  test.each(ENTRIES)('reads nothing before the check in %s', (entry) => {
    const imports = readFileSync(path.join(ROOT, entry), 'utf8').match(/^import .*/gm);
    expect(imports).toEqual([expect.stringMatching(/requireNode\.mjs';$/)]);
  });
});

describe('a missing browser', () => {
  const ADVICE =
    'install Chromium, Chrome or Edge, or set CHROMIUM_PATH to the program file of one of them.';

  test('that CHROMIUM_PATH names is reported', async () => {
    const env = { CHROMIUM_PATH: '/nowhere/chromium' };
    expect(await runNode(['tests/checks/chromium.mjs'], { env })).toEqual(
      failedWith(`CHROMIUM_PATH is /nowhere/chromium, but that file does not exist: ${ADVICE}`),
    );
  });

  test('that cannot be installed is reported, with what to install', async () => {
    const ended = await runModule(`
      delete process.env.CHROMIUM_PATH;
      const { findChromium } = await import('./tests/setup/chromium.mjs');
      await findChromium([() => undefined]).catch((error) => {
        console.error(error.message);
        process.exitCode = 1;
      });
    `);
    expect(ended).toEqual(
      failedWith(`The tests need a browser and could not install one: ${ADVICE}`),
    );
  });
});

describe('an installation that fails', () => {
  const PACKAGE = { name: 'example', version: '1.0.0', dependencies: { 'rollcall-none': '1.0.0' } };
  const LOCK = {
    ...{ name: 'example', version: '1.0.0', lockfileVersion: 3, requires: true },
    packages: { '': PACKAGE, 'node_modules/rollcall-none': { version: '1.0.0' } },
  };

  const startWith = async (env: Record<string, string>): Promise<Ended> => {
    const registry = `http://127.0.0.1:${await freePort()}/`; // nothing listens there
    const files = {
      'package.json': JSON.stringify(PACKAGE),
      'package-lock.json': JSON.stringify(LOCK),
    };
    return withStartOnly(files, (cwd) => {
      const npm = { npm_config_registry: registry, npm_config_cache: path.join(cwd, 'cache') };
      return runNode(['dev-host/start.mjs', '--port', '0'], { cwd, env: { ...npm, ...env } });
    });
  };

  test('without a network says so in one sentence', async () => {
    const { code, stdout, stderr } = await startWith({ npm_config_fetch_retries: '0' });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr.split('\n')).toEqual([
      expect.stringMatching(/^Installing about .* packages \(nothing is installed yet\)\. .*\.$/),
      expect.stringMatching(
        /^npm can't reach the package registry \(.*ECONNREFUSED.*\): check your network .* again\.$/,
      ),
      '',
    ]);
  });

  test('for another reason shows the output of npm, also if npm was started silently', async () => {
    const silently = { npm_config_offline: 'true', npm_config_loglevel: 'silent' };
    const { code, stderr } = await startWith(silently);
    expect(code).toBe(1);
    expect(stderr).toContain('npm error code ENOTCACHED');
    expect(stderr).toMatch(/Fix what npm reports above, then run the command again\.\n$/);
    expect(stderr).not.toContain('.mjs:');
  });
});
