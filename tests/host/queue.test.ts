import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startQueuePlatform, type QueuePlatform } from './support/queuePlatform';

const MINUTE_MS = 60_000;

describe('a queue and its consumers', () => {
  let forge: QueuePlatform;
  beforeEach(async () => {
    forge = await startQueuePlatform();
    forge.start();
  });
  afterEach(() => forge.close());

  test('a consumer runs as the app, with no one signed in, and pushes the next event', async () => {
    await forge.push({ body: { name: 'first', pushes: { name: 'second' } } });
    await forge.until(() => forge.done().includes('second'));
    expect(forge.deliveries().map(({ started }) => started)).toEqual(['first', 'second']);
    expect(forge.deliveries()[0]).not.toHaveProperty('principal');
    expect(forge.platform.refusals.all()).toEqual([]);
  });

  test('an event that is due in 15 minutes is delivered when the clock moves', async () => {
    await forge.push({ body: { name: 'late' }, delayInSeconds: 900 });
    const startedAt = Date.now();
    await forge.skip();
    expect(forge.done()).toEqual(['late']);
    const [delivery] = forge.deliveries();
    expect(delivery?.now).toBeGreaterThanOrEqual(startedAt + 14 * MINUTE_MS);
  });

  test('functions see the moved time, however they read it', async () => {
    forge.platform.clock.advance(3_600);
    const ahead = Date.now() + 3_600_000;
    const time = (await forge.call('time')) as Record<'now' | 'made', number>;
    expect(time).toMatchObject({ isDate: true });
    expect(Math.abs(time.now - ahead)).toBeLessThan(MINUTE_MS);
    expect(Math.abs(time.made - ahead)).toBeLessThan(MINUTE_MS);
  });

  test('a consumer that returns an InvocationError gets its event again', async () => {
    await forge.push({ body: { name: 'again', again: true } });
    const dueAt = await forge.untilQuiet();
    expect(Number(dueAt) - Date.now()).toBeGreaterThan(9 * MINUTE_MS);
    await forge.skip();
    expect(forge.deliveries()[1]?.retryContext).toMatchObject({
      retryCount: 1,
      retryReason: 'FUNCTION_UPSTREAM_RATE_LIMITED',
      retryData: { left: 7 },
    });
    expect(forge.done()).toEqual(['again']);
  });

  test('a consumer that throws gets its event again', async () => {
    await forge.push({ body: { name: 'throws', throws: true } });
    await forge.skip();
    expect(forge.deliveries()[1]?.retryContext?.retryCount).toBe(1);
    expect(forge.done()).toEqual(['throws']);
  });

  test('a consumer that exceeds its time is ended, and gets its event again', async () => {
    await forge.call('push', {
      queue: 'short-steps',
      events: [{ body: { name: 'slow', runsForMs: 30_000 } }],
    });
    await forge.skip();
    expect(forge.deliveries()[1]?.retryContext).toMatchObject({ retryReason: 'FUNCTION_TIME_OUT' });
    expect(forge.done()).toEqual(['slow']);
  });

  test('a consumer that is killed gets its event again, as a platform failure', async () => {
    forge.setFaults({ target: 'queue', effect: 'kill', ms: 100, times: 1 });
    await forge.push({ body: { name: 'killed', runsForMs: 30_000 } });
    await forge.skip();
    expect(forge.deliveries()[1]?.retryContext).toMatchObject({
      retryCount: 0,
      retryReason: 'FUNCTION_PLATFORM_UNKNOWN_ERROR',
    });
    expect(forge.done()).toEqual(['killed']);
  });

  test('a duplicated event may run twice at once', async () => {
    forge.setFaults({ target: 'queue', effect: 'double' });
    await forge.push({ body: { name: 'twin', runsForMs: 300 } });
    await forge.until(() => forge.done().length === 2);
    const [first, second] = forge.deliveries();
    expect(second?.eventId).toBe(first?.eventId);
  });

  test('a page is answered while many consumers run', async () => {
    const busy = Array.from({ length: 20 }, () => ({
      body: { name: 'busy', runsForMs: 30_000 },
    }));
    await forge.push(...busy);
    await forge.until(() => forge.deliveries().length === 4);
    expect(forge.platform.queue.show().running).toBe(4);
    expect(await forge.call('time')).toMatchObject({ isDate: true });
    expect(forge.done()).toEqual([]);
  });
});

describe('a queue whose host', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'queue-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  test.each([
    ['was ended', (file: string) => file],
    ['was killed', (file: string) => leftByKill(file)],
  ])('%s delivers what waited and what ran, and nothing that was done', async (_how, left) => {
    const file = join(folder, 'data.sqlite');
    const first = await startQueuePlatform(file);
    first.start();
    await first.push({ body: { name: 'done' } });
    await first.until(() => first.done().includes('done'));
    await first.push(
      { body: { name: 'ran', runsForMs: 500, always: true } },
      { body: { name: 'waited' }, delayInSeconds: 600 },
    );
    await first.until(() => first.deliveries().some(({ started }) => started === 'ran'));
    const kept = left(file);
    await first.close();

    const second = await startQueuePlatform(kept);
    expect(second.platform.queue.show().waiting).toHaveLength(2);
    second.start();
    await second.until(() => second.done().includes('ran'));
    await second.skip();
    expect(second.done()).toEqual(['ran', 'waited']);
    await second.close();
  });
});

/** The data of a host that is killed now, without anything that it does on shutdown. */
const leftByKill = (file: string): string => {
  const copy = `${file}.copy`;
  copyFileSync(file, copy);
  return copy;
};
