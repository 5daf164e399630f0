import { messageOf } from '../messageOf';
import { reportProblem } from '../state/problems';

/** `@forge/react` could not draw the app. */
export const onError = (data: unknown): void => {
  const { error } = data as { error: unknown };
  reportProblem(`The app's page failed: ${messageOf(error)}`);
};
