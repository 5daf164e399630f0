import { makeRandom } from '../../../dev-host/random';
import { latency } from '../../../dev-host/site/http/serveSite';
import { startSite, type RunningSite } from '../../../dev-host/site/startSite';
import { makeSteerableClock, type SteerableClock } from '../../fakes/steerableClock';

let site: RunningSite;
let clock: SteerableClock;
beforeAll(async () => {
  clock = makeSteerableClock();
  site = await startSite({ port: 0, profile: 'granted', now: clock.now });
});
afterAll(() => site.close());

const status = async (method: string, path: string): Promise<number> => {
  const response = await fetch(`${site.url}/wiki/rest/api${path}`, {
    method,
    headers: { authorization: 'Bearer app', 'content-type': 'application/json' },
    ...(method === 'POST' && { body: '{"accountId":"nobody"}' }),
  });
  await response.arrayBuffer();
  return response.status;
};
const dev = (method: string, path: string, body: unknown): Promise<Response> =>
  fetch(`${site.url}/dev/${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
const WRITE = '/group/userByGroupId?groupId=none';

test('an endpoint accepts 100 requests at once and 100 a second after that, apart from the others', async () => {
  for (let sent = 0; sent < 100; sent += 1) expect(await status('POST', WRITE)).not.toBe(429);
  expect(await status('POST', WRITE)).toBe(429);
  expect(await status('GET', '/user/current')).toBe(200);
  clock.advance(0.03);
  for (let sent = 0; sent < 3; sent += 1) expect(await status('POST', WRITE)).not.toBe(429);
  expect(await status('POST', WRITE)).toBe(429);
});

describe('a burst limit of the whole site', () => {
  beforeEach(async () => {
    await dev('POST', 'reset', {});
    await dev('PATCH', 'site', { burstPerSecond: 20, burstScope: 'site' });
  });

  test('counts the requests to all endpoints, with every method', async () => {
    for (let sent = 0; sent < 10; sent += 1) expect(await status('POST', WRITE)).not.toBe(429);
    for (let sent = 0; sent < 5; sent += 1) expect(await status('DELETE', WRITE)).not.toBe(429);
    for (let sent = 0; sent < 5; sent += 1) expect(await status('GET', '/user/current')).toBe(200);
    for (const method of ['POST', 'DELETE']) expect(await status(method, WRITE)).toBe(429);
    expect(await status('GET', '/user/current')).toBe(429);
  });

  test('can start again with each full second, instead of refilling steadily', async () => {
    await dev('PATCH', 'site', { burstForm: 'window' });
    clock.advance(1 - (clock.now() % 1_000) / 1_000); // to a full second
    for (let sent = 0; sent < 20; sent += 1) expect(await status('POST', WRITE)).not.toBe(429);
    clock.advance(0.9);
    expect(await status('POST', WRITE)).toBe(429);
    clock.advance(0.1);
    for (let sent = 0; sent < 20; sent += 1) expect(await status('POST', WRITE)).not.toBe(429);
    expect(await status('POST', WRITE)).toBe(429);
  });
});

test('the hourly pool has the size that a test sets, and is full again in the site’s next hour', async () => {
  await dev('PATCH', 'site', { hourlyPoints: 1, pointsUsed: 1 });
  expect(await status('GET', '/user/current')).toBe(429);
  await dev('PUT', 'clock', { advanceSeconds: 3_600 });
  expect(await status('GET', '/user/current')).toBe(200);
  expect((await dev('PUT', 'clock', { advanceSeconds: -1 })).status).toBe(400);
});

test('latency has the requested median, and spreads around it', () => {
  const random = makeRandom(1);
  const drawn = Array.from({ length: 2_001 }, () => latency(random, { median: 60, spread: 30 }));
  const sorted = drawn.toSorted((one, other) => one - other);
  expect(sorted[1_000]).toBeGreaterThan(58);
  expect(sorted[1_000]).toBeLessThan(62);
  expect(sorted[100]).toBeLessThan(45);
  expect(sorted[1_900]).toBeGreaterThan(75);
});
