import { createStore } from './store';

/** What went wrong on this page so far, each message once; drawn in red above the app. */
export const problems = createStore<readonly string[]>([]);

/**
 * Shows a message in red at the top of the page and on the console. For what the local host does
 * not emulate and for errors of the app's page: both must be seen, not logged away.
 */
export function reportProblem(message: string): void {
  console.error(message);
  if (!problems.get().includes(message)) problems.set([...problems.get(), message]);
}
