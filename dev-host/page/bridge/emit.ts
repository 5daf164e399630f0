import { listenersOf } from './eventListeners';

/** Tells every part of the app's page that listens for the event. */
export const emit = (data: unknown): void => {
  const { event, payload } = data as { event: string; payload?: unknown };
  listenersOf(event).forEach((listener) => {
    listener(payload);
  });
};
