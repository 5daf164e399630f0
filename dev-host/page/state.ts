import type { DocNode } from './render/docNode';

/** A value outside React that components can follow. */
export type Store<T> = {
  get: () => T;
  set: (next: T) => void;
  subscribe: (listener: () => void) => () => void;
};

/** Makes a store. `set` calls the listeners before it returns. */
export const createStore = <T>(initial: T): Store<T> => {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set: (next) => {
      value = next;
      listeners.forEach((listener) => {
        listener();
      });
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};

/** The tree that the app wants to show. Undefined until the first `reconcile`. */
export const appDoc = createStore<DocNode | undefined>(undefined);

/** The errors on this page so far, each message once. The page shows them in red above the app. */
export const problems = createStore<readonly string[]>([]);

/**
 * Shows a message in red at the top of the page, and on the console. It is for errors of the app's
 * page, and for what the local Forge doesn't emulate.
 */
export const reportProblem = (message: string): void => {
  console.error(message);
  if (!problems.get().includes(message)) problems.set([...problems.get(), message]);
};

/** Shows uncaught errors. Ignores events without an error, such as notes about the layout. */
export const watchForErrors = (): void => {
  window.addEventListener('error', (event: ErrorEvent) => {
    const thrown: unknown = event.error;
    if (thrown instanceof Error) reportProblem(`The page threw an error: ${thrown.message}`);
  });
  window.addEventListener('unhandledrejection', (event) => {
    reportProblem(`The page didn't handle a rejected promise: ${messageOf(event.reason)}`);
  });
};

/** The message of anything that was thrown. */
export const messageOf = (thrown: unknown): string =>
  thrown instanceof Error ? thrown.message : String(thrown);
