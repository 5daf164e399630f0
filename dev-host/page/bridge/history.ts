import { readFrameInfo } from '../host';

/** A place in the app. https://developer.atlassian.com/platform/forge/apis-reference/ui-api-bridge/view/#createhistory */
export type Place = { pathname: string; search: string; hash: string; state?: unknown };

type Action = 'POP' | 'PUSH' | 'REPLACE';

type Listener = (place: Place, action: Action) => void;

type Target = string | Partial<Place>;

/**
 * Answers `view.createHistory()`. Forge documents it for full-page modules only, so it is refused
 * unless the host was started with `--page-history`. The words of the refusal are a guess, after
 * those of `view.close()`. With the option, the part after `#` of the page's address holds the place.
 */
export const createHistory = async () => {
  const { pageHistory } = await readFrameInfo();
  if (!pageHistory) throw new Error("this resource's view is not routable.");
  return makeHistory();
};

const makeHistory = () => {
  const listeners = new Set<Listener>();
  const go = (steps: number): void => {
    window.history.go(steps);
  };
  const history = {
    action: 'POP' as Action,
    location: placeOfAddress() ?? { pathname: '/', search: '', hash: '' },
    push: (target: Target, state?: unknown): void => {
      moveTo('PUSH', placeOf(target, state, history.location));
    },
    replace: (target: Target, state?: unknown): void => {
      moveTo('REPLACE', placeOf(target, state, history.location));
    },
    go,
    goBack: () => {
      go(-1);
    },
    goForward: () => {
      go(1);
    },
    listen: (listener: Listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
  const announce = (place: Place, action: Action): void => {
    Object.assign(history, { location: place, action });
    for (const listener of listeners) listener(place, action);
  };
  const moveTo = (action: 'PUSH' | 'REPLACE', place: Place): void => {
    const method = action === 'PUSH' ? 'pushState' : 'replaceState';
    const { pathname, search, hash, state } = place;
    window.history[method](state ?? null, '', `#${pathname}${search}${hash}`);
    announce(place, action);
  };
  // The browser's buttons, and an address that a person typed.
  window.addEventListener('popstate', () => {
    const place = placeOfAddress();
    if (place !== undefined) announce(place, 'POP');
  });
  return history;
};

/** The place that the address names. Undefined for a part of this page, such as `#frame-content`. */
const placeOfAddress = (): Place | undefined => {
  const { hash } = window.location;
  if (hash === '') return { pathname: '/', search: '', hash: '' };
  if (!hash.startsWith('#/')) return undefined;
  const state: unknown = window.history.state;
  return { ...parse(hash.slice(1), '/'), ...(state !== null && { state }) };
};

const placeOf = (target: Target, state: unknown, from: Place): Place => {
  if (typeof target === 'string')
    return { ...parse(target, from.pathname), ...(state !== undefined && { state }) };
  const { pathname = from.pathname, search = '', hash = '', state: own } = target;
  return { pathname, search, hash, ...(own !== undefined && { state: own }) };
};

// A relative path continues from the present one, as in version 4 of the package `history`.
const parse = (path: string, from: string): Place => {
  const { pathname, search, hash } = new URL(path, `http://page${from}`);
  return { pathname, search, hash };
};
