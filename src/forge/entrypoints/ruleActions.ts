import * as z from 'zod/mini';
import type { App } from '../../application/app';
import { allSettledOrThrow } from '../../application/concurrency/allSettledOrThrow';
import { type ParsedRule, parseRuleInputs } from '../../contract/ruleInputs';
import { parseAccountId } from '../../domain/accountId';
import type { RuleCaller } from '../../domain/caller';
import type { ChangeAction } from '../../domain/change';
import { type Failure, ok, type Outcome } from '../../domain/outcome';
import { FUNCTION_LIMITS_MS } from '../platform/deadline';
import { handlingErrors } from '../platform/handleErrors';
import { makeForgeApp } from './forgeApp';
import { answerToRule, type RuleAnswer, type RuleCallEnd, type UserProblem } from './ruleAnswer';

/** What the platform says about a call, as far as it is read. The payload says nothing about it. */
const platformContext = z.object({ principal: z.object({ accountId: z.unknown() }) });

/**
 * Makes the function of an Automation action. Automation calls it as the user of the connection that
 * the rule's author chose. This user must administer Confluence, and the change is made as this user
 * and never as the app. Only then are the inputs of any interest. It never throws.
 * https://developer.atlassian.com/platform/forge/manifest-reference/modules/automation-action/#action-execution
 */
const ruleAction = (name: string, action: ChangeAction) => {
  const run = handlingErrors(
    name,
    async function runRule(parsed: ParsedRule, platform: unknown): Promise<Outcome<RuleCallEnd>> {
      const app = makeForgeApp();
      const context = platformContext.safeParse(platform);
      const accountId = parseAccountId(context.data?.principal.accountId);
      if (!accountId.ok) return ok({ problem: { kind: 'no-user' } });
      const caller: RuleCaller = { kind: 'rule', accountId: accountId.value };
      const [isAdmin] = await allSettledOrThrow([
        app.adminCheck(caller.accountId, 'present'),
        readAhead(app, caller, action, parsed),
      ]);
      if (!isAdmin.ok) return refusalOfUser(isAdmin.failure);
      if (!isAdmin.value) return ok({ problem: { kind: 'not-an-admin' } });
      if (!parsed.ok) return ok({ problem: parsed.problem });
      return await app.changeByRule(caller, action, parsed.request);
    },
    FUNCTION_LIMITS_MS.action,
  );
  return async function runRuleAction(payload: unknown, platform: unknown): Promise<RuleAnswer> {
    const parsed = parseRuleInputs(payload);
    return answerToRule(action, parsed.labels, await run(parsed, platform));
  };
};

/** Tells a user who is rejected from a question that got no answer. */
const refusalOfUser = (failure: Failure): Outcome<RuleCallEnd> => {
  if (failure.code !== 'not-authenticated') return { ok: false, failure };
  // Without a status, the platform refused: it asks Confluence only as a user who has consented.
  const kind: UserProblem = failure.httpStatus === undefined ? 'no-consent' : 'not-authenticated';
  return ok({ problem: { kind } });
};

/** Reads what the change needs while the user is checked. It has no effect. */
const readAhead = async (
  app: App,
  { accountId: user }: RuleCaller,
  action: ChangeAction,
  parsed: ParsedRule,
): Promise<void> => {
  if (!parsed.ok || !('accountId' in parsed.request.person)) return;
  const { group, person } = parsed.request;
  await app.prefetch(user, 'present', { ...group, action, accountId: person.accountId });
};

/** The Automation action `add-person`. */
export const addByRule = ruleAction('add-person', 'add');

/** The Automation action `remove-person`. */
export const removeByRule = ruleAction('remove-person', 'remove');
