/** @jest-environment node */
import { kvs, WhereConditions } from '@forge/kvs';
import { faultSchema } from '../../../dev-host/platform/faults';
import { makeSteerableClock } from '../../fakes/steerableClock';
import { beginInvocation } from '../../seams/seamGlobals';
import { openStorageSeam, type StorageSeam } from '../../seams/storageSeam';

let seam: StorageSeam;
beforeAll(async () => {
  seam = await openStorageSeam(makeSteerableClock().now);
  beginInvocation(seam.fetch);
});
beforeEach(() => {
  seam.moveOn();
  seam.repair();
});
afterEach(() => jest.useRealTimers());
afterAll(() => {
  seam.close();
});

describe('a storage call that lands late', () => {
  beforeEach(() => jest.useFakeTimers());

  test('is answered after 5 seconds, and replaces what was written meanwhile', async () => {
    seam.fault({ effect: 'late-landing', match: 'older', times: 1 });
    let isAnswered = false;
    const older = kvs.set('row', 'older').then(() => {
      isAnswered = true;
    });
    await jest.advanceTimersByTimeAsync(4_999);
    expect(await kvs.get('row')).toBeUndefined();
    await kvs.set('row', 'newer');
    expect(await kvs.get('row')).toBe('newer');
    expect(isAnswered).toBe(false);
    await jest.advanceTimersByTimeAsync(1);
    await older;
    expect(await kvs.get('row')).toBe('older');
  });

  test('lands after the given milliseconds, in the order of landing', async () => {
    seam.fault(
      { effect: 'late-landing', match: 'first', ms: 3_000 },
      { effect: 'late-landing', match: 'second', ms: 1_000 },
    );
    const writes = [kvs.set('row', 'first'), kvs.set('row', 'second')];
    await jest.advanceTimersByTimeAsync(1_000);
    expect(await kvs.get('row')).toBe('second');
    await jest.advanceTimersByTimeAsync(2_000);
    expect(await kvs.get('row')).toBe('first');
    await Promise.all(writes);
  });

  test('lands in its own installation, even after the fault is over', async () => {
    seam.fault({ effect: 'late-landing', ms: 1_000 });
    const write = kvs.set('row', 'late');
    await jest.advanceTimersByTimeAsync(1);
    seam.repair();
    await jest.advanceTimersByTimeAsync(999);
    await write;
    expect(await kvs.get('row')).toBe('late');
  });

  test('checks its conditions when it lands', async () => {
    seam.fault({ effect: 'late-landing', match: 'late', ms: 1_000 });
    const late = expect(
      kvs.set('row', 'late', { keyPolicy: 'FAIL_IF_EXISTS' }),
    ).rejects.toMatchObject({ code: 'KEY_CONFLICT' });
    await kvs.set('row', 'meanwhile', { keyPolicy: 'FAIL_IF_EXISTS' });
    await jest.advanceTimersByTimeAsync(1_000);
    await late;
  });
});

test('is carried out at once if it is only late', async () => {
  jest.useFakeTimers();
  seam.fault({ effect: 'late', match: 'zebra', ms: 1_000 });
  const write = kvs.set('row', 'zebra');
  expect(await kvs.get('row')).toBe('zebra');
  await jest.advanceTimersByTimeAsync(1_000);
  await write;
});

type Entry = { schema: number; begunAt: string };
type Page = { results: { key: string }[]; nextCursor?: string };

const ENTITY = kvs.entity<Entry>('change-record');
const KEYS = ['row:1', 'row:2', 'row:3', 'row:4', 'row:5'];

describe.each<[string, (cursor?: string) => Promise<Page>]>([
  [
    'plain keys',
    (cursor) => {
      const query = kvs.query().where('key', WhereConditions.beginsWith('row:')).limit(100);
      return (cursor === undefined ? query : query.cursor(cursor)).getMany();
    },
  ],
  [
    'an index by key',
    (cursor) => {
      const query = ENTITY.query().index('by-key').limit(100);
      return (cursor === undefined ? query : query.cursor(cursor)).getMany();
    },
  ],
  [
    'an index with a partition',
    (cursor) => {
      const query = ENTITY.query()
        .index('by-begun', { partition: [1] })
        .limit(100);
      return (cursor === undefined ? query : query.cursor(cursor)).getMany();
    },
  ],
])('short pages of %s', (_what, page) => {
  beforeEach(async () => {
    for (const key of KEYS) {
      await kvs.set(key, 1);
      await ENTITY.set(key, { schema: 1, begunAt: key });
    }
  });

  const keysOf = ({ results }: Page): string[] => results.map(({ key }) => key);

  /** Follows the cursor to the end. */
  const list = async (): Promise<string[][]> => {
    const pages = [await page()];
    for (let next = pages[0]?.nextCursor; next !== undefined; next = pages.at(-1)?.nextCursor)
      pages.push(await page(next));
    return pages.map(keysOf);
  };

  test('contain as many entries as given, and no entry is lost or repeated', async () => {
    seam.fault({ effect: 'short-pages', keep: 2 });
    expect(await list()).toEqual([['row:1', 'row:2'], ['row:3', 'row:4'], ['row:5']]);
  });

  test('may be empty, at the start and in the middle', async () => {
    seam.fault(
      { effect: 'short-pages', times: 1 },
      { effect: 'short-pages', keep: 2, after: 1, times: 1 },
      { effect: 'short-pages', after: 2, times: 1 },
    );
    expect(await list()).toEqual([[], ['row:1', 'row:2'], [], ['row:3', 'row:4', 'row:5']]);
  });

  test('may be empty forever, each with another cursor', async () => {
    seam.fault({ effect: 'short-pages' });
    const first = await page();
    const second = await page(first.nextCursor);
    const third = await page(second.nextCursor);
    expect([first, second, third].map(keysOf)).toEqual([[], [], []]);
    expect(new Set([first.nextCursor, second.nextCursor, third.nextCursor, undefined]).size).toBe(
      4,
    );
  });

  test('end when nothing is left', async () => {
    const { nextCursor } = await page();
    expect(nextCursor).toBeUndefined();
    seam.moveOn();
    seam.fault({ effect: 'short-pages' });
    expect(await page()).toEqual({ results: [], nextCursor: undefined });
  });
});

test('do not affect other calls, nor count them', async () => {
  await kvs.set('row:1', 1);
  seam.fault({ effect: 'short-pages', times: 1 });
  expect(await kvs.get('row:1')).toBe(1);
  expect(await kvs.query().getMany()).toMatchObject({ results: [] });
  expect(await kvs.query().getMany()).toMatchObject({ results: [{ key: 'row:1' }] });
});

test.each([
  ['a queue that lands late', { target: 'queue', effect: 'late-landing' }],
  ['a function with short pages', { target: 'invocation', effect: 'short-pages' }],
  ['a failure with entries to keep', { target: 'kvs', effect: 'fail', keep: 1 }],
])('refuses the fault %s', (_what, fault) => {
  expect(faultSchema.safeParse(fault).success).toBe(false);
});
