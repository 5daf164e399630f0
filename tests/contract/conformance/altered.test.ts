import { CHECKS } from '../../conformance/assumptions';
import type { SimulatedSite } from '../../conformance/simulated';
import { makeOnce, type Run, verdictOf } from '../../conformance/suite';
import { alteredAnswers, NEEDS_FRESH_START } from './alteredAnswers';
import { openRun } from './openRun';

let site: SimulatedSite;
let run: Run;
let altered: ReturnType<typeof alteredAnswers>;
beforeAll(async () => {
  ({ site, run } = await openRun());
  altered = alteredAnswers(run.caller.accountId);
});
beforeEach(() => site.dev('DELETE', 'faults'));
afterAll(() => site.close());

test('there is an altered answer for each check', () => {
  expect(Object.keys(altered).toSorted()).toEqual(CHECKS.map((each) => each.assumption).toSorted());
});

describe.each(CHECKS)('$assumption', (check) => {
  const isKept = !NEEDS_FRESH_START.has(check.assumption);
  const nextRun = (): Run => (isKept ? run : { ...run, once: makeOnce() });

  test('notices an answer that is not as assumed', async () => {
    if (isKept) expect(await verdictOf(run, check)).toMatchObject({ state: 'as-assumed' });
    await site.dev('PUT', 'faults', altered[check.assumption]);
    expect(await verdictOf(nextRun(), check)).toMatchObject({ state: 'different' });
  });

  test('does not pass if every answer is an error', async () => {
    await site.dev('PUT', 'faults', [{ match: {}, effect: 'status', value: 500 }]);
    const verdict = await verdictOf(nextRun(), check);
    expect(['different', 'not-checked']).toContain(verdict?.state);
  });
});
