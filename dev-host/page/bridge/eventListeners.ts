type Listener = (payload: unknown) => void;

const listeners = new Map<string, Set<Listener>>();

/** The functions that wait for an event of this name; kept for the life of the page. */
export function listenersOf(event: string): Set<Listener> {
  const found = listeners.get(event) ?? new Set<Listener>();
  listeners.set(event, found);
  return found;
}
