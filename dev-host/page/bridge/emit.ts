import { openFrames } from '../frames/openFrames';
import { listenersOf } from './eventListeners';

/**
 * Tells every part of the app's page that listens for the event, and the frames in it.
 * https://developer.atlassian.com/platform/forge/apis-reference/ui-api-bridge/events/
 */
export const emit = (data: unknown): void => {
  const { event, payload } = data as { event: string; payload?: unknown };
  listenersOf(event).forEach((listener) => {
    listener(payload);
  });
  openFrames.forEach((tellFrame) => {
    tellFrame(event, payload);
  });
};
