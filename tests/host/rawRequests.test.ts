import { sharedLocalForge, type LocalForge } from './support/localForge';
import { rawRequest, said, type RawAnswer, type RawRequest } from './support/rawRequest';

let forge: LocalForge;
beforeAll(async () => {
  forge = await sharedLocalForge();
});
afterAll(() => forge.stop());

type Server = 'host' | 'site';
const SERVERS: Server[] = ['host', 'site'];

const LIMITS = { host: 6 * 1_024 * 1_024, site: 1_024 * 1_024 };
const HOST = 'Host: {host}';
const JSON_TYPE = 'Content-Type: application/json';
const EVIL = 'Origin: https://evil.example';
const NO_CHANGE = '{"advanceSeconds":0}';

const urlOf = (server: Server): string => (server === 'host' ? forge.url : forge.site.url);
const send = (server: Server, request: RawRequest): Promise<RawAnswer> =>
  rawRequest(urlOf(server), request);

/** Sends a body to a route that both servers have. */
const sendBody = (
  server: Server,
  body: string | Buffer,
  headers: string[],
  more: RawRequest = {},
): Promise<RawAnswer> => {
  const length = `Content-Length: ${Buffer.byteLength(body)}`;
  return send(server, {
    ...{ method: 'PUT', target: '/dev/clock', headers: [HOST, ...headers, length], body },
    ...more,
  });
};

const padded = (bytes: number): string => NO_CHANGE.padStart(bytes);

const inChunks = (text: string): string => {
  const lines: string[] = [];
  for (let at = 0; at < text.length; at += 60_000) {
    const chunk = text.slice(at, at + 60_000);
    lines.push(chunk.length.toString(16), chunk);
  }
  return [...lines, '0', '', ''].join('\r\n');
};

describe.each(SERVERS)('the guard of the %s', (server) => {
  const WRONG_HOST = [403, 'This host name is not served here.'];
  const WRONG_ORIGIN = [403, 'Requests of other origins are refused.'];
  const get = (headers: string[], version = 'HTTP/1.1') =>
    send(server, { target: '/dev/clock', version, headers });
  const own = (name: string): string => `${name}:${new URL(urlOf(server)).port}`;

  test.each(['127.0.0.1', 'localhost'])('accepts %s as host and origin', async (name) => {
    for (const headers of [[], [`Origin: http://${own(name)}`]])
      expect(await get([`Host: ${own(name)}`, ...headers])).toMatchObject({ status: 200 });
    expect(await get([`Host: ${own(name)}`], 'HTTP/1.0')).toMatchObject({ status: 200 });
  });

  test.each([
    ...['evil.example', '127.0.0.1', '127.0.0.1:1', 'a@127.0.0.1', '[::1]', 'bücher.example', ''],
  ])('refuses the host "%s"', async (host) => {
    expect(said(await get([`Host: ${host}`]))).toEqual(WRONG_HOST);
  });

  test('compares the case of a host, and uses the first of two', async () => {
    expect(said(await get([`Host: ${own('LOCALHOST')}`]))).toEqual(WRONG_HOST);
    expect(said(await get(['Host: evil.example', HOST]))).toEqual(WRONG_HOST);
    expect(await get([HOST, 'Host: evil.example'])).toMatchObject({ status: 200 });
  });

  test('refuses a request without a host', async () => {
    expect(said(await get([], 'HTTP/1.0'))).toEqual(WRONG_HOST);
    expect(await get([])).toMatchObject({ status: 400 });
  });

  test.each(['https://evil.example', 'null', '', 'https://127.0.0.1', 'http://127.0.0.1'])(
    'refuses the origin "%s"',
    async (origin) => {
      expect(said(await get([HOST, `Origin: ${origin}`]))).toEqual(WRONG_ORIGIN);
    },
  );

  test('refuses an origin beside its own one', async () => {
    const first = `Origin: http://${own('127.0.0.1')}`;
    expect(said(await get([HOST, first, EVIL]))).toEqual(WRONG_ORIGIN);
  });

  test('comes before the body and the address', async () => {
    expect(said(await sendBody(server, '{', ['Content-Type: text/plain', EVIL]))).toEqual(
      WRONG_ORIGIN,
    );
    expect(said(await send(server, { target: '*', headers: ['Host: evil.example'] }))).toEqual(
      WRONG_HOST,
    );
  });
});

describe.each(SERVERS)('a body for the %s', (server) => {
  const HERE = server === 'host' ? 0 : 1;
  const NO_TYPE = [
    415,
    ['Send application/json.', 'The body must be sent as application/json.'][HERE],
  ];
  const NO_JSON = [400, ['The body is not JSON.', 'The body is not valid JSON.'][HERE]];
  const TOO_LARGE = [413, `The body is larger than ${LIMITS[server]} bytes.`];

  test.each(['application/json', 'APPLICATION/JSON', 'application/json ; charset=utf-8'])(
    'is accepted as %s',
    async (type) => {
      const answer = await sendBody(server, NO_CHANGE, [`Content-Type: ${type}`]);
      expect(answer).toMatchObject({ status: 200 });
    },
  );

  test.each(['text/plain', 'application/jsonp', 'application/x-www-form-urlencoded', ''])(
    'is refused as "%s"',
    async (type) => {
      expect(said(await sendBody(server, NO_CHANGE, [`Content-Type: ${type}`]))).toEqual(NO_TYPE);
    },
  );

  test('has the first of two content types, and cannot do without one', async () => {
    expect(said(await sendBody(server, NO_CHANGE, []))).toEqual(NO_TYPE);
    expect(said(await sendBody(server, NO_CHANGE, ['Content-Type: a/b', JSON_TYPE]))).toEqual(
      NO_TYPE,
    );
    const answer = await sendBody(server, NO_CHANGE, [JSON_TYPE, 'Content-Type: a/b']);
    expect(answer).toMatchObject({ status: 200 });
  });

  test('may be as large as the limit, in one piece and in chunks', async () => {
    const body = padded(LIMITS[server]);
    expect(await sendBody(server, body, [JSON_TYPE])).toMatchObject({ status: 200 });
    const headers = [HOST, JSON_TYPE, 'Transfer-Encoding: chunked'];
    expect(await sendBody(server, inChunks(body), [], { headers })).toMatchObject({ status: 200 });
  });

  test('is refused above the limit, after it was read', async () => {
    const body = padded(LIMITS[server] + 1);
    expect(said(await sendBody(server, body, [JSON_TYPE]))).toEqual(TOO_LARGE);
    const headers = [HOST, JSON_TYPE, 'Transfer-Encoding: chunked'];
    expect(said(await sendBody(server, inChunks(body), [], { headers }))).toEqual(TOO_LARGE);
    const large = padded(3 * LIMITS[server]);
    expect(said(await sendBody(server, large, [JSON_TYPE]))).toEqual(TOO_LARGE);
  });

  test('must be JSON of the right form', async () => {
    const form = async (body: string) => said(await sendBody(server, body, [JSON_TYPE]));
    for (const body of ['{', 'x', '{}{}']) expect(await form(body)).toEqual(NO_JSON);
    expect(await form('{"advanceSeconds":-1}')).toEqual([
      400,
      'advanceSeconds: Too small: expected number to be >=0',
    ]);
    expect(await form('[]')).toEqual([400, 'body: Invalid input: expected object, received array']);
    expect(await form('{"advanceSeconds":0,"x":1}')).toEqual([400, 'body: Unrecognized key: "x"']);
  });

  test('that breaks off gets no answer and does no harm', async () => {
    const headers = [HOST, JSON_TYPE, 'Content-Length: 100'];
    const more = { headers, breaksOff: true };
    await sendBody(server, '{"adv', [], more);
    const chunked = [HOST, JSON_TYPE, 'Transfer-Encoding: chunked'];
    expect(await sendBody(server, 'zz\r\n', [], { headers: chunked })).toMatchObject({
      status: 400,
    });
    expect(await send(server, { target: '/dev/clock' })).toMatchObject({ status: 200 });
  });

  test('follows "100 Continue"', async () => {
    const answer = await sendBody(server, NO_CHANGE, [JSON_TYPE, 'Expect: 100-continue']);
    expect(answer).toMatchObject({
      status: 100,
      body: expect.stringMatching(/^HTTP\/1\.1 200 /) as string,
    });
  });
});

describe('where the two servers differ in bodies', () => {
  const invalidUtf8 = Buffer.from([0x22, 0xff, 0x22]);
  const withMark = `\uFEFF${NO_CHANGE}`;

  test('the host replaces invalid UTF-8, and refuses a byte order mark and other JSON types', async () => {
    expect(said(await sendBody('host', invalidUtf8, [JSON_TYPE]))).toEqual([
      400,
      'body: Invalid input: expected object, received string',
    ]);
    expect(said(await sendBody('host', withMark, [JSON_TYPE]))[0]).toBe(400);
    expect(said(await sendBody('host', NO_CHANGE, ['Content-Type: application/a+json']))[0]).toBe(
      415,
    );
    expect(said(await sendBody('host', '', [JSON_TYPE]))).toEqual([400, 'The body is not JSON.']);
    expect(said(await sendBody('host', '', []))).toEqual([415, 'Send application/json.']);
  });

  test('the site refuses invalid UTF-8, and accepts a byte order mark and other JSON types', async () => {
    const noJson = [400, 'The body is not valid JSON.'];
    expect(said(await sendBody('site', invalidUtf8, [JSON_TYPE]))).toEqual(noJson);
    expect(said(await sendBody('site', withMark, [JSON_TYPE]))[0]).toBe(200);
    expect(said(await sendBody('site', NO_CHANGE, ['Content-Type: application/a+json']))[0]).toBe(
      200,
    );
    const none = [400, 'body: Invalid input: expected object, received undefined'];
    expect(said(await sendBody('site', '', []))).toEqual(none);
  });

  test('only the site looks at a body that nothing needs', async () => {
    const request = { target: '/dev/clock', headers: [HOST, 'Content-Length: 2'], body: '{}' };
    expect(await send('host', request)).toMatchObject({ status: 200 });
    expect(await send('site', request)).toMatchObject({ status: 415 });
  });
});
