import { view } from '@forge/bridge';
import { useCallback, useEffect, useRef, useState } from 'react';
import { answered, schedule } from '../api/answers';
import { invoke } from '../api/invoke';
import { FIRST_PLACE, pathOf, type Place, placeOf, SETUP_PATH } from './place';

export type Navigation = {
  /** Undefined until the page knows where it was left. */
  place: Place | undefined;
  go: Go;
};

/** Moves the page. With `isRedirect`, the browser's Back button skips the place before. */
export type Go = (place: Place, how?: { isRedirect?: boolean }) => void;

/**
 * Where the admin is on the page. A reload comes back there. Where Confluence gives the page a
 * history, its address names the place, and the browser's Back button works. Elsewhere the app
 * remembers the place for an hour.
 */
export const useNavigation = (): Navigation => {
  const [place, setPlace] = useState<Place>();
  const recorder = useRef<Recorder>();

  useEffect(() => {
    const started = startRecorder((path) => {
      setPlace(path === null ? FIRST_PLACE : placeOf(path));
    });
    recorder.current = started;
    return started.stop;
  }, []);

  const go: Go = useCallback((next, { isRedirect = false } = {}) => {
    setPlace(next);
    recorder.current?.record(pathOf(next), isRedirect);
  }, []);
  return { place, go };
};

type Recorder = { record: (path: string, isRedirect: boolean) => void; stop: () => void };

const WAIT_MS = 2_000; // the first tab is better than no page

/**
 * Finds out where the page was left, and shows it. Then records the paths that the admin opens: in
 * the page's history, or with the app. If neither answers in time, it shows the first tab, and a
 * later answer moves nothing.
 */
const startRecorder = (show: (path: string | null) => void): Recorder => {
  let write: Recorder['record'] | undefined;
  let latest: string | undefined; // where the admin went while nothing could be recorded
  let isShown = false;
  let stopWriting: () => void = () => undefined;
  let isStopped = false;

  const showFirst = (path: string | null): void => {
    if (isShown || isStopped) return;
    isShown = true;
    show(path);
  };
  const cancelWait = schedule(() => {
    showFirst(null);
  }, WAIT_MS);

  const start = async (): Promise<void> => {
    const [history, isSetup] = await Promise.all([historyOf(), isOpenedForSetup()]);
    if (isStopped) return;
    if (history) {
      write = (path, isRedirect) => {
        if (history.location.pathname === path) return;
        if (isRedirect) history.replace(path);
        else history.push(path);
      };
      stopWriting = history.listen(({ pathname }) => {
        if (!isStopped) show(pathname);
      });
      showFirst(pathOfHistory(history.location.pathname) ?? (isSetup ? SETUP_PATH : null));
    } else {
      const kept = rememberWithApp();
      write = kept.record;
      stopWriting = kept.stop;
      showFirst(isSetup ? SETUP_PATH : await recallFromApp());
    }
    cancelWait();
    if (latest !== undefined) write(latest, true);
  };

  void start();
  return {
    record: (path, isRedirect) => {
      isShown = true;
      if (write) write(path, isRedirect);
      else latest = path;
    },
    stop: () => {
      isStopped = true;
      cancelWait();
      stopWriting();
    },
  };
};

type History = Awaited<ReturnType<typeof view.createHistory>>;

/**
 * The page's history. Undefined where the platform doesn't give one: it is documented for full
 * pages only, and settings pages aren't named.
 * https://developer.atlassian.com/platform/forge/apis-reference/ui-api-bridge/view/#createhistory
 */
const historyOf = async (): Promise<History | undefined> => {
  try {
    return await view.createHistory();
  } catch {
    return undefined;
  }
};

const SETUP_MODULE = 'rollcall-setup'; // in manifest.yml

/** Whether the page was opened from Manage apps, where an admin begins after an installation. */
const isOpenedForSetup = async (): Promise<boolean> => {
  try {
    return (await view.getContext()).moduleKey === SETUP_MODULE;
  } catch {
    return false;
  }
};

const pathOfHistory = (path: string): string | null => (path === '/' || path === '' ? null : path);

const recallFromApp = async (): Promise<string | null> => {
  const answer = await answered(invoke('recallPlace'));
  return answer.ok ? answer.value : null; // the first tab serves, too
};

const PAUSE_MS = 1_000; // so that a quick look at several tabs is one call

const rememberWithApp = () => {
  let cancel: () => void = () => undefined;
  const record = (path: string): void => {
    cancel();
    cancel = schedule(() => void answered(invoke('rememberPlace', { path })), PAUSE_MS);
  };
  return {
    record,
    stop: () => {
      cancel();
    },
  };
};
