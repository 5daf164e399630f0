import { reportProblem } from '../state/problems';
import { commands } from './commands';

type Bridge = { callBridge: (command: string, data?: unknown) => Promise<unknown> };

declare global {
  // `@forge/bridge` reads this name from the global object; only `var` puts it there.
  var __bridge: Bridge | undefined;
}

/**
 * Puts the bridge where `@forge/bridge` and `@forge/react` look for it. A command that is not
 * emulated is refused and shown in red; the caller gets a rejected promise naming it.
 */
export function installBridge(): void {
  globalThis.__bridge = { callBridge };
}

// Commands start in the same turn in which they are called: `reconcile` must draw before a
// keystroke's event ends, or text fields that the app controls would lose the caret.
function callBridge(command: string, data?: unknown): Promise<unknown> {
  const run = commands.get(command);
  if (run === undefined) {
    const message = `The local host does not emulate the bridge command "${command}".`;
    reportProblem(message);
    return Promise.reject(new Error(message));
  }
  try {
    return Promise.resolve(run(data));
  } catch (error) {
    return Promise.reject(error instanceof Error ? error : new Error(String(error)));
  }
}
