import type { Group } from '../../src/contract/adminApi';
import type { MessageKey } from '../admin/words/fill';

/** The inputs of an action, as manifest.yml declares them. */
export type RuleValues = { groupId: string; groupName: string; person: string; reason: string };

const FIELDS = ['groupId', 'groupName', 'person', 'reason'] as const;

/** The fields that a rule needs, and what to say if one is missing. */
const REQUIRED = { groupName: 'rule.form.no-group', person: 'rule.form.no-person' } as const;

/** What is wrong with the fields: a text of the page, or Automation's own words. */
export type RuleErrors = Partial<Record<keyof RuleValues, { key: MessageKey } | { text: string }>>;

/** What Automation passes to the form in `context.extension`. */
type RuleExtension = {
  data?: { inputs?: Record<string, unknown> };
  errors?: { invalidInputs?: Record<string, { message?: unknown } | undefined> };
};

/** The values that were kept for the action. Automation has none for a new one. */
export const keptValues = (extension: RuleExtension | undefined): RuleValues => {
  const inputs = extension?.data?.inputs ?? {};
  const kept = (name: keyof RuleValues): string => {
    const value = Object.hasOwn(inputs, name) ? inputs[name] : undefined;
    return typeof value === 'string' ? value : '';
  };
  return {
    groupId: kept('groupId'),
    groupName: kept('groupName'),
    person: kept('person'),
    reason: kept('reason'),
  };
};

/** What Automation found wrong when the rule was to be saved. */
export const foundErrors = (
  extension: RuleExtension | undefined,
  values: RuleValues,
): RuleErrors => {
  const found = extension?.errors?.invalidInputs ?? {};
  const errors: RuleErrors = { ...missing(values, (name) => Object.hasOwn(found, name)) };
  for (const name of FIELDS) {
    const message = Object.hasOwn(found, name) ? found[name]?.message : undefined;
    if (!errors[name] && typeof message === 'string') errors[name] = { text: message };
  }
  return errors;
};

/** The required fields that are empty. */
export const missing = (
  values: RuleValues,
  isAsked: (name: keyof RuleValues) => boolean = () => true,
): RuleErrors =>
  Object.fromEntries(
    Object.entries(REQUIRED)
      .filter(([name]) => isAsked(name as keyof RuleValues))
      .filter(([name]) => values[name as keyof RuleValues].trim() === '')
      .map(([name, key]) => [name, { key }]),
  );

/** The picked group, as it was when it was picked. */
export const pickedGroup = ({ groupId, groupName }: RuleValues): Group[] =>
  groupId === '' ? [] : [{ id: groupId, name: groupName, change: 'allowed', gives: 'nothing' }];
