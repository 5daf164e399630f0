import { FAILURE_CODES } from '../../../src/domain/outcome';
import { answered, type PageFailure } from '../../../static/admin/api/answers';
import {
  failedChangeWords,
  failureWords,
  type FailureWords,
} from '../../../static/admin/words/failureWords';
import { outcomeLozenge } from '../../../static/admin/words/outcomeLozenge';
import messages from '../../../static/locales/en-US.json';

const CODES: readonly PageFailure['code'][] = [...FAILURE_CODES, 'no-answer'];

/** The text of a failed change, title first. */
const said = ({ title, effect, next }: FailureWords): string =>
  [messages[title], ...(effect ? [messages[effect]] : []), messages[next]].join(' ');

const NOTHING = messages['failure.nothing-changed'];
const MAYBE = messages['failure.uncertain'];

// Codes of plans, which a single change never gets.
const OF_PLANS: readonly string[] = ['too-many-removals', 'plan-outdated', 'plan-differs'];

test.each(CODES)('says of %s whether the change may have been made, and never both', (code) => {
  const certain = said(failedChangeWords({ code }));
  expect(certain).toContain(NOTHING);
  const uncertain = said(failedChangeWords({ code, certain: false }));
  expect(uncertain).toContain(MAYBE);
  expect(uncertain).not.toContain('not made');
  if (!OF_PLANS.includes(code)) expect(uncertain).not.toContain(NOTHING);
  // Only the first sentence may say it, so that the rest can't say the opposite.
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

test('says when to try again if the hourly points ran out during a change', () => {
  const hour = { code: 'rate-limited', hourlyPoolEmpty: true, certain: false } as const;
  expect(failedChangeWords(hour)).toEqual({
    title: 'failure.hourly-pool.title',
    effect: 'failure.uncertain',
    next: 'failure.hourly-pool.next',
  });
});

test('says nothing about a change after a failed read', () => {
  for (const code of CODES) expect(failureWords({ code }).effect).toBeUndefined();
});

test('treats an unknown code as an unexpected failure', () => {
  const code = 'of-next-year' as PageFailure['code'];
  expect(failedChangeWords({ code, certain: false })).toEqual(
    failedChangeWords({ code: 'unexpected', certain: false }),
  );
});

test('leaves the change uncertain after an answer that never came', async () => {
  const answer = await answered(Promise.reject(new Error('There was an error.')));
  expect(answer).toEqual({ ok: false, failure: { code: 'no-answer', certain: false } });
});

test.each([
  ['added', 'short.added', 'success'],
  ['left-out', 'short.left-out', 'default'],
  ['open', 'short.open', 'moved'],
  ['no-seats', 'short.no-seats', 'moved'], // there may be licenses again
  ['rate-limited', 'short.rate-limited', 'moved'],
  ['not-permitted', 'short.not-permitted', 'removed'],
  ['invalid-input', 'short.invalid-input', 'removed'],
  ['newer-than-the-page' as 'unexpected', 'short.unexpected', 'removed'],
] as const)('colors an outcome by whether it passes: %s', (outcome, text, appearance) => {
  expect(outcomeLozenge(outcome)).toEqual({ text, appearance });
});
