import { listenersOf } from './eventListeners';

/** Listens for an event until the subscription that it gives is ended. */
export const on = (data: unknown): { unsubscribe: () => void } => {
  const { event, callback } = data as { event: string; callback: (payload: unknown) => void };
  const waiting = listenersOf(event);
  waiting.add(callback);
  return {
    unsubscribe: () => {
      waiting.delete(callback);
    },
  };
};
