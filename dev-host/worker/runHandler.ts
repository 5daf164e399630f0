import { findHandler } from './findHandler';
import type { ToWorker } from './messages';
import { origin } from './origin';
import { post } from './post';
import { runtimeObject } from './runtimeObject';

declare global {
  // The `@forge/*` packages read this name; only `var` puts it on the global object.
  var __forge_runtime__: ReturnType<typeof runtimeObject> | undefined;
}

/** Runs one function of the app and sends what became of it. Never rejects. */
export const runHandler = async (
  backend: unknown,
  { handler, args, facts, limitMs }: Extract<ToWorker, { type: 'invoke' }>,
): Promise<void> => {
  globalThis.__forge_runtime__ = runtimeObject(facts, limitMs);
  try {
    const run = findHandler(backend, handler);
    const result = await origin.run(facts.invocationId, () => run(...args));
    // Where a function returns nothing, nothing comes of it here too, whatever the type says.
    post({ type: 'result', json: JSON.stringify(result) });
  } catch (error) {
    const name = error instanceof Error ? error.name : typeof error;
    const description = error instanceof Error ? (error.stack ?? error.message) : String(error);
    post({ type: 'thrown', name, description });
  }
};
