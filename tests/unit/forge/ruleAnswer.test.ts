import ruleTexts from '../../../src/contract/ruleTexts.json';
import { FAILURE_CODES } from '../../../src/domain/outcome';
import { answerToRule } from '../../../src/forge/entrypoints/ruleActions';
import { failedChangeWords } from '../../../static/admin/words/failureWords';
import english from '../../../static/locales/en-US.json';

const LABELS = { group: '“marketing”', person: '“jane@example.com”' };

const messageOf = (failure: Parameters<typeof failedChangeWords>[0] & { reference?: string }) => {
  const answer = answerToRule('add', LABELS, { ok: false, failure: failure as never });
  return 'errors' in answer ? (answer.errors[0]?.message ?? '') : '';
};

// Codes of plans, which a single change never gets; and one whose page words are about the viewer.
const OTHER = ['too-many-removals', 'plan-outdated', 'plan-differs', 'not-found'];

test('the texts of Automation’s errors are those of the page: `npm run texts` copies them', () => {
  const texts: Record<string, string> = english;
  for (const [key, text] of Object.entries(ruleTexts))
    expect([key, text]).toEqual([key, texts[key]]);
});

test.each(FAILURE_CODES.filter((code) => !OTHER.includes(code)))(
  'says %s in the page’s words, and what the rule asked for',
  (code) => {
    const page = failedChangeWords({ code });
    const message = messageOf({ code, httpStatus: 400 });
    expect(
      message.startsWith(`${english[page.title]}. ${english['failure.nothing-changed']} `),
    ).toBe(true);
    expect(message.endsWith('The rule asked to add “jane@example.com” to “marketing”.')).toBe(true);
    const uncertain = messageOf({ code, certain: false });
    expect(uncertain).toContain(english['failure.uncertain']);
    expect(uncertain).not.toContain(english['failure.nothing-changed']);
  },
);

test.each(OTHER)('calls %s, which only plans get, unexpected', (code) => {
  expect(messageOf({ code: code as 'not-found' })).toContain(english['failure.unexpected.title']);
});

test('names the reference of an unexpected failure', () => {
  const message = messageOf({ code: 'unexpected', certain: false, reference: 'abc' });
  expect(message).toContain('Reference: abc.');
  expect(message).toContain(english['failure.unexpected.uncertain']);
});

const CHANGE = {
  groupId: 'x',
  groupName: 'marketing',
  accountId: 'y',
  actedAs: 'viewer',
  recorded: true,
} as const;

test.each([
  ['added', true, 'added'],
  ['already-member', true, 'already-member'],
  ['already-member', false, 'in-group'],
  ['removed', true, 'removed'],
  ['removed', false, 'not-in-group'],
  ['not-a-member', true, 'not-a-member'],
] as const)('gives %s, certain: %s, as the status %s', (status, certain, expected) => {
  const outcome = { ok: true, value: { change: { ...CHANGE, status, certain } } } as const;
  expect(answerToRule('add', LABELS, outcome)).toEqual({
    ...{ status: expected, groupName: 'marketing', accountId: 'y' },
  });
});

test('is an error if Confluence only accepted the change', () => {
  const change = { ...CHANGE, status: 'added', certain: false, pending: true } as const;
  const answer = answerToRule('add', LABELS, { ok: true, value: { change } });
  expect(answer).toEqual({
    errors: [{ message: expect.stringContaining(english['change.added.uncertain']) as unknown }],
  });
});

test('fills a placeholder with a text that looks like one, and does not read it again', () => {
  const problem = { kind: 'smart-value', value: '“{{group}} $& {person}”' } as const;
  const answer = answerToRule(
    'add',
    { ...LABELS, person: problem.value },
    { ok: true, value: { problem } },
  );
  expect(answer).toEqual({
    errors: [
      { message: expect.stringContaining('no value for “{{group}} $& {person}”.') as unknown },
    ],
  });
});
