type Listener = (payload: unknown) => void;
type SendToFrame = (event: string, payload: unknown) => void;

const listeners = new Map<string, Set<Listener>>();

const listenersOf = (event: string): Set<Listener> => {
  const found = listeners.get(event) ?? new Set<Listener>();
  listeners.set(event, found);
  return found;
};

/** The visible frames. Each gets every event, and calls its own listeners. */
export const openFrames = new Set<SendToFrame>();

/**
 * Sends an event to the listeners of the app's page, and to the frames in it. Listeners that come
 * later don't get it: no event is replayed.
 * https://developer.atlassian.com/platform/forge/apis-reference/ui-api-bridge/events/
 */
export const emit = (data: unknown): void => {
  const { event, payload } = data as { event: string; payload?: unknown };
  notifyListeners(event, payload);
  openFrames.forEach((sendToFrame) => {
    sendToFrame(event, payload);
  });
};

/** Calls the listeners of an event in this document. */
export const notifyListeners = (event: string, payload: unknown): void => {
  listenersOf(event).forEach((listener) => {
    listener(payload);
  });
};

/** Listens for an event until the returned subscription ends. */
export const on = (data: unknown): { unsubscribe: () => void } => {
  const { event, callback } = data as { event: string; callback: Listener };
  const callbacks = listenersOf(event);
  callbacks.add(callback);
  return {
    unsubscribe: () => {
      callbacks.delete(callback);
    },
  };
};
