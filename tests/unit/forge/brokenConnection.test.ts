import { createServer, type AddressInfo, type Server } from 'node:net';
import { isBrokenConnection } from '../../../src/forge/platform/brokenConnection';

const CHUNKED = 'HTTP/1.1 201 Created\r\ntransfer-encoding: chunked\r\n';
const ZIPPED = 'HTTP/1.1 201 Created\r\ncontent-encoding: gzip\r\ncontent-length: 20\r\n\r\n';

/** A server that sends this text to every client and closes the connection. */
const saying = async (answer: string): Promise<{ server: Server; url: string }> => {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => socket.end(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
};

const errorOf = (run: () => Promise<unknown>): Promise<unknown> =>
  run().then(
    () => 'nothing was thrown',
    (error: unknown) => error,
  );

test.each([
  ['has no end', `${CHUNKED}\r\n5\r\nhel`],
  ['has a chunk of no size', `${CHUNKED}\r\nzz\r\nhello\r\n`],
  ['is no HTTP', 'hello'],
  ['is cut short', 'HTTP/1.1 201 Created\r\ncontent-length: 100\r\n\r\nhello'],
  ['is not packed as it says', `${ZIPPED}hello, this is plain`],
  ['is empty', ''],
])('an answer that %s is a broken connection', async (_what, answer) => {
  const { server, url } = await saying(answer);
  const error = await errorOf(async () => (await fetch(url)).text());
  server.close();
  expect(isBrokenConnection(error)).toBe(true);
});

test('a refused connection and a timed-out request are broken connections', async () => {
  const { server, url } = await saying('HTTP/1.1 201 Created\r\ncontent-length: 5\r\n\r\nhello');
  const givenUp = await errorOf(() => fetch(url, { signal: AbortSignal.abort() }));
  const tooLate = new DOMException('It took too long.', 'TimeoutError'); // as from a timeout
  const late = await errorOf(() => fetch(url, { signal: AbortSignal.abort(tooLate) }));
  await new Promise((resolve) => server.close(resolve));
  const untaken = await errorOf(() => fetch(url));
  expect([givenUp, late, untaken].map(isBrokenConnection)).toEqual([true, true, true]);
});

test.each([new TypeError('x is undefined'), new RangeError('too deep'), 'fetch failed', null, {}])(
  'a bug is not a broken connection: %p',
  (error) => {
    expect(isBrokenConnection(error)).toBe(false);
  },
);
