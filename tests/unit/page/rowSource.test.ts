import type { Answer } from '../../../static/admin/api/answers';
import { type HeldRows, makeRowSource } from '../../../static/admin/rows/rowSource';

const PART = 500;

const sourceUnderTest = (total: number, answer?: (at: number) => Answer<number[]>) => {
  const asked: number[] = [];
  const shown: HeldRows<number>[] = [];
  const whole = Array.from({ length: total }, (_, row) => row);
  const source = makeRowSource<number>({
    ask: (at) => {
      asked.push(at);
      return Promise.resolve(answer?.(at) ?? { ok: true, value: whole.slice(at, at + PART) });
    },
    total,
    show: (held) => shown.push(held),
  });
  return { source, asked, shown };
};

test('loads only as many chunks as needed', async () => {
  const { source, asked } = sourceUnderTest(1_200);
  expect(await source.need(20)).toHaveLength(500);
  expect(asked).toEqual([0]);
  expect(await source.need(9_999)).toHaveLength(1_200);
  expect(asked).toEqual([0, 500, 1_000]);
});

test('loads a chunk once for two callers', async () => {
  const { source, asked } = sourceUnderTest(1_200);
  const [few, all] = await Promise.all([source.need(20), source.need(1_200)]);
  expect([few.length >= 20, all.length]).toEqual([true, 1_200]);
  expect(asked).toEqual([0, 500, 1_000]);
});

test('stops at a failed chunk with its failure, and can load it again', async () => {
  let isDown = true;
  const { source, shown } = sourceUnderTest(600, () =>
    isDown
      ? { ok: false, failure: { code: 'unavailable' } }
      : { ok: true, value: Array.from({ length: 600 }, () => 0) },
  );
  expect(await source.need(600)).toEqual([]);
  expect(shown.at(-1)?.failure?.code).toBe('unavailable');
  isDown = false;
  expect(await source.need(600)).toHaveLength(600);
  expect(shown.at(-1)?.failure).toBeUndefined();
});

test('loads all missing rows on another try', async () => {
  let isDown = false;
  const { source, asked } = sourceUnderTest(2_000, () =>
    isDown
      ? { ok: false, failure: { code: 'unavailable' } }
      : { ok: true, value: Array.from({ length: PART }, () => 0) },
  );
  await source.need(20);
  isDown = true;
  await source.need(2_000);
  await source.need(40);
  isDown = false;
  expect(await source.tryAgain()).toHaveLength(2_000);
  expect(asked).toEqual([0, 500, 500, 1_000, 1_500]);
});

test('stops if the backend has fewer rows than it said', async () => {
  const { source, asked } = sourceUnderTest(1_200, () => ({ ok: true, value: [] }));
  await source.need(1_200);
  expect(asked).toEqual([0]);
});
