import type { PlanRowInput } from '../../../src/contract/bulkApi';
import { splitIntoCalls } from '../../../static/admin/bulk/plan/sendPlan';

const ANNA = '5b10ac8d82e05b22cc7d4ef5';

const rows = (count: number, reason?: string, id = ANNA): PlanRowInput[] =>
  Array.from({ length: count }, (_, at) =>
    reason === undefined ? [at + 2, 0, 'add', id] : [at + 2, 0, 'add', id, reason],
  );
const sizes = (plan: PlanRowInput[]): [number, number][] =>
  splitIntoCalls(plan).map((call) => [call.at, call.rows.length]);

test('sends short rows 4,000 at a time', () => {
  expect(sizes(rows(9_001))).toEqual([
    [0, 4_000],
    [4_000, 4_000],
    [8_000, 1_001],
  ]);
  expect(sizes(rows(500))).toEqual([[0, 500]]);
  expect(sizes([])).toEqual([]);
});

test('sends fewer long rows at a time, in whole blocks of 500 under 400 KB', () => {
  for (const plan of [rows(50_000, 'because'), rows(3_000, '語'.repeat(200), 'x'.repeat(128))]) {
    const calls = splitIntoCalls(plan);
    expect(calls.flatMap((call) => call.rows)).toEqual(plan);
    let at = 0;
    for (const call of calls) {
      expect(call.at).toBe(at);
      expect(call.at % 500).toBe(0);
      expect(Buffer.byteLength(JSON.stringify(call.rows))).toBeLessThanOrEqual(400_000);
      at += call.rows.length;
    }
  }
});
