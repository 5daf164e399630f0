import type { Installation } from './installation';
import { InvocationFailed } from './invocations/invocation';
import type { Invoke } from './invocations/invoke';
import type { Manifest } from './manifest/manifest';
import type { ActionModule } from './manifest/modules';
import { NotEmulated } from './seam/service';

// Not documented for actions. The limit of functions that a user calls:
// https://developer.atlassian.com/platform/forge/platform-quotas-and-limits/#invocation-limits
const TIME_LIMIT_MS = 25_000;
const MAX_CONFIGURATION_BYTES = 100 * 1_024;

/** The values of an action's inputs, as the form submitted them. */
export type ActionInputs = Readonly<Record<string, unknown>>;

/** What is wrong with a configuration, by input. The empty name stands for the whole of it. */
export type InvalidInputs = Readonly<Record<string, { message: string }>>;

export type ActionRun = {
  action: ActionModule;
  inputs: ActionInputs;
  /** The values of the rule's smart values, by name without braces. */
  smartValues?: Readonly<Record<string, string>>;
  /** The user of the connection that the rule's author chose. */
  accountId: string;
  installation: Installation;
};

/** What a rule's audit log shows of an action. `refused`: Automation didn't call the function. */
export type ActionResult =
  | { kind: 'refused'; errors: { message: string }[] }
  | { kind: 'failed'; errors: { message: string }[] }
  | { kind: 'done'; outputs: Record<string, unknown> };

/** Runs an action as Automation does for a rule. */
export type RunAction = (run: ActionRun) => Promise<ActionResult>;

/** Finds an action by its key. */
export const findAction = ({ modules }: Manifest, key: string): ActionModule | undefined =>
  modules.action.find((action) => action.key === key);

/**
 * What Automation finds wrong with a configuration before a rule can be saved: undeclared inputs,
 * missing ones, and values of another type. Empty if nothing is.
 * https://developer.atlassian.com/platform/forge/manifest-reference/modules/automation-action/#rule-validation
 */
export const invalidInputs = (
  { inputs: declared }: ActionModule,
  inputs: ActionInputs,
): InvalidInputs => {
  if (sizeOf(inputs) > MAX_CONFIGURATION_BYTES)
    return { '': { message: 'The configuration is larger than 100 KB.' } };
  const undeclared = Object.keys(inputs).filter((name) => !Object.hasOwn(declared, name));
  return Object.fromEntries([
    ...undeclared.map((name) => [name, { message: `${name} is not declared` }] as const),
    ...Object.entries(declared).flatMap(([name, { type, required }]) => {
      const value = inputs[name];
      if (isMissing(value)) return required ? [[name, { message: `${name} is required` }]] : [];
      return isOfType(value, type) ? [] : [[name, { message: `${name} must be of type ${type}` }]];
    }),
  ]) as InvalidInputs;
};

export const makeRunAction =
  (invoke: Invoke): RunAction =>
  async ({ action, inputs, smartValues = {}, accountId, installation }) => {
    const invalid = Object.values(invalidInputs(action, inputs));
    if (invalid.length > 0) return { kind: 'refused', errors: invalid };
    const resolved = Object.fromEntries(
      Object.entries(inputs).map(([name, value]) => [name, withSmartValues(value, smartValues)]),
    );
    try {
      const json = await invoke({
        functionKey: action.function,
        module: { type: 'core:action', key: action.key },
        installation,
        viewer: accountId,
        argument: resolved,
        limitMs: TIME_LIMIT_MS,
      });
      return resultOf(action, json === undefined ? undefined : (JSON.parse(json) as unknown));
    } catch (error) {
      if (!(error instanceof InvocationFailed)) throw error;
      return { kind: 'failed', errors: [{ message: GENERIC }] };
    }
  };

/** What the audit log says if a function throws. Only the fact is documented, not the words. */
const GENERIC = 'The action failed. Contact the developer of the app.';

/** Fills in smart values as plain text. One that the rule doesn't know is left as it is. */
const withSmartValues = (value: unknown, values: Readonly<Record<string, string>>): unknown =>
  typeof value === 'string'
    ? value.replace(/\{\{([^{}]+)\}\}/g, (found, name: string) =>
        Object.hasOwn(values, name.trim()) ? (values[name.trim()] ?? found) : found,
      )
    : value;

const resultOf = (action: ActionModule, result: unknown): ActionResult => {
  const returned = isObject(result) ? result : {};
  if ('errors' in returned) return { kind: 'failed', errors: errorsOf(returned['errors']) };
  for (const [name, { type, nullable }] of Object.entries(action.outputs)) {
    const value = returned[name] ?? null;
    if (value === null ? !nullable : !isOfType(value, type))
      throw new NotEmulated(`an output "${name}" of ${action.key} that is no ${type}`);
  }
  const undeclared = Object.keys(returned).find((name) => !Object.hasOwn(action.outputs, name));
  if (undeclared !== undefined)
    throw new NotEmulated(`the undeclared output "${undeclared}" of ${action.key}`);
  return { kind: 'done', outputs: returned };
};

const errorsOf = (errors: unknown): { message: string }[] => {
  const list: unknown[] = Array.isArray(errors) ? errors : [];
  const messages = list.flatMap((error) =>
    isObject(error) && typeof error['message'] === 'string' ? [{ message: error['message'] }] : [],
  );
  if (messages.length === 0 || messages.length < list.length)
    throw new NotEmulated('errors of an action that are no list of messages');
  return messages;
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isMissing = (value: unknown): boolean =>
  value === undefined || value === null || value === '';

const isOfType = (value: unknown, type: 'string' | 'integer' | 'number' | 'boolean'): boolean =>
  type === 'integer' ? Number.isInteger(value) : typeof value === type;

const sizeOf = (value: object): number => Buffer.byteLength(JSON.stringify(value));
