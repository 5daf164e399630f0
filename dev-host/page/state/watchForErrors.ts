import { messageOf } from '../messageOf';
import { reportProblem } from './problems';

/**
 * Shows errors that nobody caught: those of the app's page would otherwise only be on the console.
 * Events without an error object (a browser's notes about its own layout) are left alone.
 */
export function watchForErrors(): void {
  window.addEventListener('error', (event: ErrorEvent) => {
    const thrown: unknown = event.error;
    if (thrown instanceof Error) reportProblem(`The page threw an error: ${thrown.message}`);
  });
  window.addEventListener('unhandledrejection', (event) => {
    reportProblem(`Nobody handled a rejected promise: ${messageOf(event.reason)}`);
  });
}
