import { sharedLocalForge, type LocalForge } from './support/localForge';
import { rawRequest, said, type RawAnswer, type RawRequest } from './support/rawRequest';

let forge: LocalForge;
beforeAll(async () => {
  forge = await sharedLocalForge();
});
afterAll(() => forge.stop());

const HOST = 'Host: {host}';
const ask = (server: 'host' | 'site', request: RawRequest): Promise<RawAnswer> =>
  rawRequest(server === 'host' ? forge.url : forge.site.url, request);

describe('an address of the host', () => {
  const ASSETS = ['/assets/%2e%2e/host.cjs', '/assets/../host.cjs', '/assets//main.js'];
  test.each([
    ...['//', '//dev/clock', '/dev//clock', '/dev/clock/', '/dev/./clock', '/dev/../healthz'],
    ...['/dev/%63lock', '/dev%2Fclock', '/\\dev', '/a|b', '/a%7Cb', '/a%zz', '/a"b', '/nothing#x'],
    ...['*', 'http://[', 'http://{host}/healthz', '/public/', '/dev', '/bridge/nothing', ...ASSETS],
  ])('is used as it was sent: %s', async (target) => {
    const answer = await ask('host', {
      target: target.replace('{host}', new URL(forge.url).host),
    });
    expect(said(answer)).toEqual([404, `There is no GET ${target} here.`]);
  });

  test.each(['OPTIONS', 'DELETE', 'TRACE', 'PROPFIND', 'HEAD'])(
    'has only its own methods, not %s',
    async (method) => {
      const text = `There is no ${method} /healthz here.`;
      const answer = await ask('host', { method, target: '/healthz?a=1' });
      expect(said(answer)).toEqual([404, method === 'HEAD' ? '' : text]);
      const length = JSON.stringify({ error: { message: text } }).length;
      expect(answer.headers).toMatchObject({
        'content-type': 'application/json; charset=utf-8',
        'content-length': `${length}`,
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      });
    },
  );

  test.each<[string, number, string?]>([
    ['/bridge/users/%zz', 400, 'The address is not encoded correctly.'],
    ['/bridge/users/a%2Fb', 404, 'There is no such account.'],
    ['/bridge/users/a%7Cb', 404, 'There is no such account.'],
    ['/bridge/users?query=%zz', 200],
    ['/bridge/context?installation=9', 404, 'There is no such installation.'],
    ['/bridge/nothing?installation=9', 404, 'There is no such installation.'],
    ['/dev/queue?installation=%zz', 404, 'There is no such installation.'],
    ['/dev/clock?%zz', 200],
    ['/public/none', 404, 'There is no such web trigger.'],
    ['/assets/none.js', 404, 'There is no none.js here.'],
    ['/assets/none.md', 404, 'There is no none.md here.'],
    [
      '/frames/none/index.html',
      404,
      'manifest.yml has no resource "none" whose path holds an index.html.',
    ],
  ])('%s is answered with %d', async (target, status, message = '') => {
    expect(said(await ask('host', { target }))).toEqual([status, message]);
  });

  test.each(['/', '/assets/frameBridge.js', '/frames/frame-choose/index.html'])(
    'of a file has the same headers for HEAD: %s',
    async (target) => {
      const whole = await ask('host', { target });
      const head = await ask('host', { method: 'HEAD', target });
      const date = expect.anything() as string; // a second may pass between the two
      expect(head).toMatchObject({ status: whole.status, body: '' });
      expect(head.headers).toEqual({ ...whole.headers, date });
      expect(whole.status).toBe(200);
      expect(whole.headers['content-length']).toBe(`${Buffer.byteLength(whole.body)}`);
      expect(await ask('host', { method: 'POST', target })).toMatchObject({ status: 404 });
    },
  );

  test('of a page’s words has no HEAD', async () => {
    const target = '/frames/frame-choose/__LOCALES__/i18n-info.json';
    expect(await ask('host', { target })).toMatchObject({ status: 200 });
    expect(await ask('host', { method: 'HEAD', target })).toMatchObject({ status: 404 });
  });
});

describe('an address of the site', () => {
  const unknown = (path: string) => [404, `null for uri: http://{host}${path}`];

  test.each([
    ['//', '//'],
    ['//dev/clock', '//dev/clock'],
    ['/a|b?x=1', '/a|b?x=1'],
    ['/a%7Cb', '/a%7Cb'],
    ['/a%zz', '/a%zz'],
    ['/a"b', '/a%22b'],
    ['/\\dev', '//dev'],
    ['/dev/../healthz', '/healthz'],
    ['/%2e%2e/healthz#x', '/healthz#x'],
    ['/dev', '/dev'],
    ['/wiki', '/wiki'],
    ['/WIKI/rest', '/WIKI/rest'],
  ])('is put into the usual form: %s', async (target, path) => {
    expect(said(await ask('site', { target }))).toEqual(unknown(path));
  });

  test.each(['*', 'http://[', 'http://127.0.0.1/dev/clock'])(
    'must be a path: %s',
    async (target) => {
      expect(said(await ask('site', { target }))).toEqual([400, 'No such address']);
    },
  );

  test('of the test routes is named in a 404', async () => {
    for (const target of [
      '/dev/',
      '/dev//clock',
      '/dev/clock/',
      '/dev/%63lock',
      '/dev/users/a%7Cb/x',
    ])
      expect(said(await ask('site', { target }))).toEqual([404, `There is no GET ${target} here.`]);
    expect(await ask('site', { target: '/dev/./clock?%zz' })).toMatchObject({ status: 200 });
    for (const method of ['OPTIONS', 'TRACE', 'PROPFIND', 'DELETE'])
      expect(said(await ask('site', { method, target: '/dev/clock' }))).toEqual([
        404,
        `There is no ${method} /dev/clock here.`,
      ]);
    const id = async (target: string) => said(await ask('site', { method: 'DELETE', target }));
    expect(await id('/dev/groups/a%2Fb')).toEqual([404, "There is no group with the id 'a/b'."]);
    expect(await id('/dev/groups/%zz')).toEqual([404, "There is no group with the id '%zz'."]);
  });

  test('of Confluence is logged in its usual form, and still encoded', async () => {
    await forge.site.forgetRequests();
    const headers = [HOST, `Authorization: Bearer user:${forge.info.accounts.admin}`];
    const status = async (target: string, method = 'GET') =>
      (await ask('site', { method, target, headers })).status;
    expect(await status('/wiki/../wiki/rest/api/user/current')).toBe(200);
    expect(await status('/wiki/rest/api/user/current/')).toBe(404);
    expect(await status('/wiki//rest/api/user/current?x="|')).toBe(404);
    expect(await status('/wiki/rest/api/group/a%2Fb|/membersByGroupId')).toBe(200);
    expect(await status('/wiki/rest/api/group/%zz/membersByGroupId')).toBe(400);
    expect(await status('/wiki/rest/api/user/current', 'HEAD')).toBe(405);
    const requests = (await forge.site.requests()) as unknown as Record<string, unknown>[];
    expect(
      requests.map(({ method, path, query, status: code }) => [method, path, query, code]),
    ).toEqual([
      ['GET', '/wiki/rest/api/user/current', '', 200],
      ['GET', '/wiki/rest/api/user/current/', '', 404],
      ['GET', '/wiki//rest/api/user/current', 'x=%22|', 404],
      ['GET', '/wiki/rest/api/group/a%2Fb|/membersByGroupId', '', 200],
      ['GET', '/wiki/rest/api/group/%zz/membersByGroupId', '', 400],
      ['HEAD', '/wiki/rest/api/user/current', '', 405],
    ]);
  });
});

describe('an answer of the site', () => {
  const current = (method = 'GET') =>
    ask('site', {
      ...{ method, target: '/wiki/rest/api/user/current' },
      headers: [HOST, `Authorization: Bearer user:${forge.info.accounts.admin}`],
    });
  const match = { path: '/user/current' };
  afterEach(() => forge.site.clearFaults());

  test('has the names of its headers and its length as they are', async () => {
    const { head, body } = await current();
    const lines = head.replaceAll(/: [^\r]*/g, '').split('\r\n');
    expect(lines.slice(1)).toEqual([
      ...['Content-Type', 'Content-Length', 'X-RateLimit-Limit', 'X-RateLimit-Remaining'],
      ...['X-RateLimit-Reset', 'X-RateLimit-NearLimit', 'Beta-RateLimit-Policy', 'Beta-RateLimit'],
      ...['Date', 'Connection'],
    ]);
    expect(head).toContain(`\r\nContent-Type: application/json;charset=UTF-8\r\n`);
    expect(head).toContain(`\r\nContent-Length: ${Buffer.byteLength(body)}\r\n`);
  });

  test.each([
    [200, '0'],
    [201, '0'],
    [204, undefined],
  ])('without a body has the right length: %d', async (status, length) => {
    await forge.site.setFaults([{ match, effect: 'status', value: status }]);
    const answer = await current();
    expect(answer).toMatchObject({ status, body: '' });
    expect(answer.headers['content-length']).toBe(length);
    expect(answer.headers).not.toHaveProperty('content-type');
    expect(answer.headers).not.toHaveProperty('transfer-encoding');
  });

  test('has the length of what it leaves out', async () => {
    const { status, headers, body } = await current('HEAD');
    expect([status, headers['content-length'], body]).toEqual([405, '128', '']);
  });

  test.each(['drop', 'lose-response'])('may be none: %s', async (effect) => {
    await forge.site.setFaults([{ match, effect }]);
    expect(await current()).toMatchObject({ status: 0, head: '' });
  });

  test('comes on a connection that stays open for 65 seconds', async () => {
    for (const url of [forge.url, forge.site.url]) {
      const response = await fetch(`${url}/dev/clock`);
      expect(response.headers.get('keep-alive')).toBe('timeout=65');
      await response.text();
    }
  });
});

describe('a web trigger', () => {
  test.each(['evil.example', 'a@b', 'bücher.example', 'UPPER.example:9', ''])(
    'accepts the host "%s", any origin and any address',
    async (host) => {
      const { pathname } = new URL(forge.info.webTriggers['add-member'] ?? '');
      for (const path of ['', '/..', '/\\x', '//x', '/a%2Fb/%zz?x=%zz']) {
        const headers = [`Host: ${host}`, 'Origin: https://evil.example'];
        const answer = await ask('host', { target: `${pathname}${path}`, headers });
        expect([answer.status, answer.body]).toEqual([405, '{"status":"wrong-method"}']);
      }
    },
  );

  test('gets every method', async () => {
    const { pathname: target } = new URL(forge.info.webTriggers['add-member'] ?? '');
    for (const method of ['HEAD', 'TRACE', 'PROPFIND', 'OPTIONS', 'DELETE'])
      expect(await ask('host', { method, target })).toMatchObject({ status: 405 });
  });

  test('gets a body of 5 MiB, and no larger one', async () => {
    const { pathname: target } = new URL(forge.info.webTriggers['add-member'] ?? '');
    const post = (bytes: number) =>
      ask('host', {
        ...{ method: 'POST', target, headers: [HOST, `Content-Length: ${bytes}`] },
        body: Buffer.alloc(bytes, 'x'),
      });
    expect((await post(5_242_880)).body).toBe('{"status":"too-large"}'); // in the words of the app
    expect(said(await post(5_242_881))).toEqual([413, 'The body is larger than 5242880 bytes.']);
  });
});
