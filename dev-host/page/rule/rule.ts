import { notifyListeners } from '../bridge/events';
import { requestHost } from '../host';
import { createStore } from '../state';

/** What Automation found wrong with an action's inputs. */
type InvalidInputs = Record<string, { message: string }>;

/** One line of a rule's audit log. */
export type LogLine = { at: string; action: string; isDone: boolean; text: string };

/** A rule with one action, as far as it is set up. It survives a reload of this page. */
export type Rule = {
  /** Undefined until the form submits something. */
  inputs?: Record<string, unknown>;
  invalidInputs: InvalidInputs;
  smartValues: { name: string; value: string }[];
  /** The user of the connection. */
  user: string;
  hasConsent: boolean;
  log: LogLine[];
};

/** A rule that is ready to be tried. */
export type Preset = Pick<Rule, 'smartValues' | 'user'> & {
  name: string;
  action: string;
  inputs: Record<string, unknown>;
};

const EMPTY: Rule = { invalidInputs: {}, smartValues: [], user: '', hasConsent: true, log: [] };

const address = new URL(window.location.href);

/** The key of the action, which the page's address has. Empty without one. */
export const actionKey = address.searchParams.get('action') ?? '';

/** Adds the first action to an address that names none. True if the page is opened again. */
export const openFirstAction = async (): Promise<boolean> => {
  const [first] = actionKey === '' ? await readActions() : [];
  if (first !== undefined) openAction(first.key);
  return first !== undefined;
};

const STORED = `rule ${address.searchParams.get('installation') ?? '0'}`;

const storedRule = (): Rule => {
  const stored = sessionStorage.getItem(STORED);
  return stored === null ? EMPTY : { ...EMPTY, ...(JSON.parse(stored) as Partial<Rule>) };
};

export const rule = createStore<Rule>(storedRule());

export const changeRule = (changes: Partial<Rule>): void => {
  const changed = { ...rule.get(), ...changes };
  sessionStorage.setItem(STORED, JSON.stringify(changed));
  rule.set(changed);
};

/** Keeps what the form submits, as Automation does. */
export const keepInputs = (inputs: unknown): boolean => {
  if (typeof inputs !== 'object' || inputs === null || Array.isArray(inputs)) return false;
  changeRule({ inputs: inputs as Record<string, unknown>, invalidInputs: {} });
  return true;
};

/** What the form finds in `context.extension`. */
export const formExtension = () => {
  const { inputs, invalidInputs } = rule.get();
  return { data: { inputs: inputs ?? {} }, errors: { invalidInputs } };
};

/** Opens the form of an action. A form is drawn once for each load of the page. */
export const openAction = (key: string, changes: Partial<Rule> = {}): void => {
  changeRule({ invalidInputs: {}, ...changes });
  const other = new URL(window.location.href);
  other.searchParams.set('action', key);
  window.location.assign(other);
};

const post = (path: string, body: unknown, method = 'POST') =>
  fetch(path, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

const VALIDATION = 'AUTOMATION_ACTION_VALIDATE_RULE_EVENT';

/**
 * Validates the rule, as Automation does when it is saved. If something is wrong, the form is opened
 * again and shows it.
 */
export const saveRule = async (): Promise<boolean> => {
  notifyListeners(VALIDATION, { isValidating: true });
  const response = await post(`/dev/actions/${actionKey}/validate`, rule.get().inputs ?? {});
  const { invalidInputs } = (await response.json()) as { invalidInputs: InvalidInputs };
  notifyListeners(VALIDATION, { isValidating: false });
  if (Object.keys(invalidInputs).length === 0) return true;
  openAction(actionKey, { invalidInputs });
  return false;
};

type Answer = { outputs?: Record<string, unknown>; errors?: { message: string }[] };

/** Runs the action once, and adds a line to the log. */
export const runRule = async (): Promise<void> => {
  if (!(await saveRule())) return;
  const { inputs, smartValues, user, hasConsent } = rule.get();
  const installation = address.searchParams.get('installation') ?? 0;
  const withoutConsent = hasConsent ? [] : [user];
  await post('/dev/platform', { installation, withoutConsent }, 'PATCH');
  const response = await post(`/dev/actions/${actionKey}`, {
    ...{ inputs, accountId: user, installation },
    smartValues: Object.fromEntries(smartValues.map(({ name, value }) => [name, value])),
  });
  const { outputs, errors } = (await response.json()) as Answer;
  const text = outputs ? JSON.stringify(outputs) : (errors ?? []).map(messageOf).join(' ');
  const at = new Date().toISOString();
  changeRule({
    log: [
      { at, action: actionKey, isDone: outputs !== undefined, text },
      ...rule.get().log.slice(0, MAX_LINES - 1),
    ],
  });
};

const MAX_LINES = 50;

const messageOf = ({ message }: { message: string }): string => message;

export const readActions = () =>
  requestHost('/dev/actions') as Promise<{ key: string; name: string }[]>;

export const readPresets = () => requestHost('/dev/rule/presets') as Promise<Preset[]>;
