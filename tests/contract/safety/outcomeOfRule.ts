import type { Change, FailureCode, Outcome } from '../../../src/contract/adminApi';
import { FAILURE_CODES } from '../../../src/domain/outcome';
import type { addByRule } from '../../../src/forge/entrypoints/ruleActions';
import texts from '../../../static/locales/en-US.json';

type RuleAnswer = Awaited<ReturnType<typeof addByRule>>;

/** The codes that the titles of a rule's errors stand for. Problems with its inputs are one code. */
const CODES = new Map<string, FailureCode>([
  ...FAILURE_CODES.filter((code) => code !== 'invalid-input').map(
    (code) => [texts[`failure.${code}.title`], code] as const,
  ),
  ...Object.entries(texts)
    .filter(([key]) => /^(rule|failure\.invalid).*\.title$/.test(key))
    .map(([, title]) => [title, 'invalid-input'] as const),
  [texts['failure.hourly-pool.title'], 'rate-limited'],
  [texts['rule.no-user.title'], 'not-authenticated'],
  [texts['rule.no-consent.title'], 'not-authenticated'],
  [texts['rule.not-authenticated.title'], 'not-authenticated'],
  [texts['rule.not-an-admin.title'], 'not-an-admin'],
  [texts['rule.pending.title'], 'unavailable'],
]);

/**
 * Reads what an action of Automation said as an outcome. Throws for a message that starts with none
 * of the titles, or that says neither or both of what may have become of the change.
 */
export const outcomeOfRule = (answer: RuleAnswer, groupId: string): Outcome<Change> => {
  if ('errors' in answer) {
    const [message = '', ...others] = answer.errors.map((each) => each.message);
    const title = [...CODES.keys()].find((each) => message.startsWith(`${each}. `));
    const code = title === undefined ? undefined : CODES.get(title);
    const isUncertain = [texts['failure.uncertain'], texts['change.added.uncertain']].some((each) =>
      message.includes(each),
    );
    const isCertain = message.includes(texts['failure.nothing-changed']);
    if (code === undefined || others.length > 0 || isUncertain === isCertain)
      throw new Error(`An unlisted message: ${JSON.stringify(answer)}`);
    return { ok: false, failure: { code, ...(isUncertain && { certain: false }) } };
  }
  const { status, groupName, accountId } = answer;
  const [known, certain] =
    status === 'in-group'
      ? (['already-member', false] as const)
      : status === 'not-in-group'
        ? (['removed', false] as const)
        : ([status, true] as const);
  return {
    ok: true,
    // Whether it is recorded is not said to a rule.
    value: {
      status: known,
      certain,
      groupId,
      groupName,
      accountId,
      actedAs: 'viewer',
      recorded: false,
    },
  };
};
