import { readContext, requestHost } from '../host';
import { snapshotOfDoc, type DocNode } from '../render/docNode';
import { appDoc, messageOf, reportProblem } from '../state';
import { themeOfContext } from '../theme';
import { emit, on } from './events';
import { createHistory } from './history';

/**
 * Answers a command of the app's page, `callBridge(name, data)`. `@forge/bridge` and `@forge/react`
 * define the shape of each command's `data`.
 */
export type BridgeCommand = (data: unknown) => unknown;

type Bridge = { callBridge: (command: string, data?: unknown) => Promise<unknown> };

declare global {
  // `@forge/bridge` reads this name from the global object, and only `var` puts it there.
  var __bridge: Bridge | undefined;
}

/**
 * Puts the bridge where `@forge/bridge` and `@forge/react` look for it. For a command that is not
 * emulated, the page shows an error and the caller's promise rejects. Both name the command.
 */
export const installBridge = (more: MoreBridge = {}): void => {
  for (const [name, run] of more.commands ?? []) COMMANDS.set(name, run);
  extensionOf = more.extension ?? extensionOf;
  globalThis.__bridge = { callBridge };
};

/** What some pages add: commands, and fields of `context.extension`. */
type MoreBridge = {
  commands?: readonly (readonly [name: string, run: BridgeCommand])[];
  extension?: () => object;
};

let extensionOf = (): object => ({});

// A command starts before `callBridge` returns. If `reconcile` drew after the event of a keystroke,
// text fields that the app controls would lose the caret.
const callBridge = (command: string, data?: unknown): Promise<unknown> => {
  const run = COMMANDS.get(command);
  if (run === undefined) {
    const message = `The local Forge does not emulate the bridge command "${command}".`;
    reportProblem(message);
    return Promise.reject(new Error(message));
  }
  try {
    return Promise.resolve(run(data));
  } catch (error) {
    return Promise.reject(error instanceof Error ? error : new Error(String(error)));
  }
};

/** Returns a copy of the page's context for each caller, because `@forge/bridge` changes it. */
export const getContext = async (): Promise<unknown> => {
  const context = structuredClone(await readContext()) as { extension?: object };
  return {
    ...context,
    extension: { ...context.extension, ...structuredClone(extensionOf()) },
    theme: themeOfContext(),
  };
};

type InvokeAnswer = { ok: true; value?: unknown } | { ok: false; error: { message: string } };

/**
 * Calls a resolver function and returns its result. Rejects, as Forge does, if the function threw,
 * ran out of time or could not be reached.
 * https://developer.atlassian.com/platform/forge/apis-reference/ui-api-bridge/invoke/
 */
const invoke = async (data: unknown): Promise<unknown> => {
  const { functionKey, payload, metadata } = data as {
    functionKey: string;
    payload?: unknown;
    metadata?: unknown;
  };
  if (metadata !== undefined)
    throw new Error('The local Forge does not emulate the metadata argument of invoke().');
  const answer = (await requestHost('/bridge/invoke', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ functionKey, payload }),
  })) as InvokeAnswer;
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
};

// `@forge/react` keeps changing the same tree, so the page draws a copy.
const reconcile = (data: unknown): void => {
  const { forgeDoc } = data as { forgeDoc: DocNode };
  if (forgeDoc.type !== 'Root')
    throw new Error(`The local Forge does not emulate a page whose root is "${forgeDoc.type}".`);
  appDoc.set(snapshotOfDoc(forgeDoc));
};

// `@forge/react` reports that it could not render the app.
const onError = (data: unknown): void => {
  const { error } = data as { error: unknown };
  reportProblem(`The app's page failed: ${messageOf(error)}`);
};

const COMMANDS = new Map<string, BridgeCommand>([
  ['createHistory', createHistory],
  ['emit', emit],
  ['getContext', getContext],
  ['invoke', invoke],
  ['on', on],
  ['onError', onError],
  ['reconcile', reconcile],
]);
