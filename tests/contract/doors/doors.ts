import { adminResolver } from '../../../src/forge/entrypoints/adminResolver';
import type { WebTriggerName } from '../../../src/domain/webTriggerStatus';
import { addByRule, removeByRule } from '../../../src/forge/entrypoints/ruleActions';
import { signed, type SignedParts } from '../../host/support/sign';
import { TRIGGER_FUNCTIONS } from '../../seams/triggerFunctions';
import type { WholeApp } from '../../seams/wholeApp';

type Resolver = typeof adminResolver;

/** Calls an action as the page does, as a person who is signed in. */
export const invoke = async (
  app: WholeApp,
  accountId: string,
  functionKey: string,
  payload: Record<string, unknown>,
): Promise<unknown> => {
  app.begin(accountId);
  return adminResolver({ call: { functionKey, payload }, context: {} }, {
    principal: { accountId },
  } as Parameters<Resolver>[1]);
};

/** Calls a web trigger with a signed request: `add-member`, unless the parts name another. */
export const trigger = async (
  app: WholeApp,
  chunks: SignedParts & { trigger?: WebTriggerName },
  more: Record<string, string> = {},
): Promise<string> => {
  const { body, trigger: name = 'add-member' } = chunks;
  const headers = Object.entries({ ...signed(chunks), ...more }).map(([name, value]) => [
    name,
    [value],
  ]);
  app.begin(undefined);
  const event = { method: 'POST', headers: Object.fromEntries(headers) as unknown, body };
  return (await TRIGGER_FUNCTIONS[name](event)).outputKey;
};

/** A key as its creator gets it, for all actions. */
export const newKey = async (app: WholeApp, accountId: string) => {
  const made = (await invoke(app, accountId, 'createKey', {
    label: 'HR',
    groups: 'all-unprotected',
    actions: ['add', 'remove'],
  })) as { value: { secret: string; key: { id: string } } };
  return { id: made.value.key.id, secret: made.value.secret };
};

type RuleResult = Awaited<ReturnType<typeof addByRule>>;

/** Runs an Automation action as the user of a rule's connection. */
export const runRule = (
  app: WholeApp,
  user: string | undefined,
  key: 'add-person' | 'remove-person',
  inputs: unknown,
): Promise<RuleResult> => {
  app.begin(user);
  const platform = user === undefined ? {} : { principal: { accountId: user } };
  return key === 'add-person' ? addByRule(inputs, platform) : removeByRule(inputs, platform);
};

/** The message of a rule's error. Empty if it has none. */
export const ruleError = (result: RuleResult): string =>
  'errors' in result ? result.errors.map(({ message }) => message).join('|') : '';
