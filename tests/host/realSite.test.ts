import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { startControlledSite, type ControlledSite } from '../seams/siteControl';
import { rawRequest, said } from './support/rawRequest';
import { ROOT } from './support/runNode';

let site: ControlledSite;
let host: ChildProcess;
let url: string;
let token: string;

beforeAll(async () => {
  site = await startControlledSite();
  const { admin } = site.accounts;
  host = spawn(process.execPath, ['dev-host/start.mjs', '--no-build', '--port', '0'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      ROLLCALL_SITE: site.url,
      ROLLCALL_EMAIL: await site.emailOf(admin),
      ROLLCALL_API_TOKEN: `token-${admin}`,
    },
  });
  if (host.stdout === null) throw new Error('The local host has no output.');
  for await (const line of createInterface({ input: host.stdout })) {
    const page = /(http:\S+)\/\?token=(\S+)/.exec(line);
    if (page === null) continue;
    [, url = '', token = ''] = page;
    break;
  }
});
afterAll(async () => {
  host.kill('SIGTERM');
  await once(host, 'exit');
  await site.close();
});

const get = (target: string, headers: string[] = []) =>
  rawRequest(url, { target, headers: ['Host: {host}', ...headers] });

describe('a host that works on a real site', () => {
  const NO_TOKEN = [401, 'Open the address that was printed when the host was started.'];
  const OFF = [404, 'Test routes and web triggers are off: this host works on a real site.'];

  test('answers nothing without the token', async () => {
    for (const target of ['/', '/nothing', '/bridge/frame', '//', '/?token=', '/?token=wrong', '*'])
      expect(said(await get(target))).toEqual(NO_TOKEN);
    expect(said(await get('/', ['Cookie: rollcall-token=wrong']))).toEqual(NO_TOKEN);
    expect(said(await get('/', ['Cookie: other']))).toEqual(NO_TOKEN);
  });

  test('shows the page to the token, and gives it a cookie', async () => {
    for (const method of ['GET', 'HEAD']) {
      const page = await rawRequest(url, { method, target: `/?token=${token}` });
      expect(page).toMatchObject({
        status: 200,
        headers: {
          'content-type': 'text/html; charset=utf-8',
          'content-security-policy': expect.stringContaining("default-src 'self'") as string,
          'set-cookie': `rollcall-token=${token}; HttpOnly; SameSite=Strict; Path=/`,
        },
      });
    }
    const posted = await rawRequest(url, { method: 'POST', target: `/?token=${token}` });
    expect(said(posted)).toEqual([404, 'There is no POST / here.']);
  });

  test('answers the page’s calls with the cookie', async () => {
    const headers = [`Cookie: a=b; rollcall-token=${token}`];
    const frame = await get('/bridge/frame', headers);
    expect(JSON.parse(frame.body)).toMatchObject({
      ...{ real: true, siteUrl: site.url, current: site.accounts.admin },
      accounts: [{ label: expect.stringContaining('API token of ') as string }],
    });
    expect(frame.headers).not.toHaveProperty('set-cookie');
    expect(said(await get('/nothing', headers))).toEqual([404, 'There is no GET /nothing here.']);
  });

  test('keeps test routes and web triggers off, even for the token', async () => {
    for (const target of ['/dev/info', '/dev/', '/public/x'])
      for (const headers of [[], [`Cookie: rollcall-token=${token}`]])
        expect(said(await get(target, headers))).toEqual(OFF);
    expect(said(await get('/dev'))).toEqual(NO_TOKEN);
  });

  test('gives away what says nothing about the site', async () => {
    const frames = '/frames/frame-choose/index.html';
    for (const target of [
      '/healthz',
      '/assets/frameBridge.js',
      frames,
      '/__LOCALES__/i18n-info.json',
    ])
      expect(await get(target)).toMatchObject({ status: 200 });
    expect(said(await get('/healthz/'))).toEqual(NO_TOKEN);
  });

  test('still refuses other hosts and origins', async () => {
    const other = await rawRequest(url, { target: `/?token=${token}`, headers: ['Host: a.b'] });
    expect(other).toMatchObject({ status: 403 });
    expect(await get(`/?token=${token}`, ['Origin: https://a.b'])).toMatchObject({ status: 403 });
  });
});
