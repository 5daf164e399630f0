import { FAILURE_CODES } from '../../../src/domain/outcome';
import { answered, type PageFailure } from '../../../static/admin/api/answers';
import {
  failedChangeWords,
  failureWords,
  type FailureWords,
} from '../../../static/admin/words/failureWords';
import messages from '../../../static/locales/en-US.json';

const CODES: readonly PageFailure['code'][] = [...FAILURE_CODES, 'no-answer'];

/** A failed change as the page says it, title first. */
const said = ({ title, effect, next }: FailureWords): string =>
  [messages[title], ...(effect ? [messages[effect]] : []), messages[next]].join(' ');

const NOTHING = messages['failure.nothing-changed'];
const MAYBE = messages['failure.uncertain'];

// Codes of plans, which have no page of their own for a single change.
const OF_PLANS: readonly string[] = ['too-many-removals', 'plan-outdated', 'plan-differs'];

test.each(CODES)('says of %s whether the change may have been made, and never both', (code) => {
  const certain = said(failedChangeWords({ code }));
  expect(certain).toContain(NOTHING);
  const uncertain = said(failedChangeWords({ code, certain: false }));
  expect(uncertain).toContain(MAYBE);
  expect(uncertain).not.toContain('not made');
  if (!OF_PLANS.includes(code)) expect(uncertain).not.toContain(NOTHING);
  // Without the first sentence nothing else says it, so that it cannot say the opposite.
  const rest = certain.replace(NOTHING, '');
  expect(rest).not.toMatch(/change (was|may)|unknown whether/);
});

test.each(['unavailable', 'timed-out', 'unexpected'] as const)(
  'tells an admin to check the members or to repeat after an uncertain %s only',
  (code) => {
    expect(said(failedChangeWords({ code, certain: false }))).toContain(
      'Check the group’s members',
    );
    expect(said(failedChangeWords({ code }))).not.toContain('Check the group’s members');
  },
);

test('tells how to go on after a wait for the hour that leaves a change uncertain', () => {
  const hour = { code: 'rate-limited', hourlyPoolEmpty: true, certain: false } as const;
  expect(failedChangeWords(hour)).toEqual({
    title: 'failure.hourly-pool.title',
    effect: 'failure.uncertain',
    next: 'failure.hourly-pool.next',
  });
});

test('says nothing about a change where nothing was to be changed', () => {
  for (const code of CODES) expect(failureWords({ code }).effect).toBeUndefined();
});

test('gives an unknown code the words of an unexpected failure', () => {
  const code = 'of-next-year' as PageFailure['code'];
  expect(failedChangeWords({ code, certain: false })).toEqual(
    failedChangeWords({ code: 'unexpected', certain: false }),
  );
});

test('an answer that never came leaves the change uncertain', async () => {
  const answer = await answered(Promise.reject(new Error('There was an error.')));
  expect(answer).toEqual({ ok: false, failure: { code: 'no-answer', certain: false } });
});
