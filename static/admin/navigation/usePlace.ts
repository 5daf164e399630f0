import { view } from '@forge/bridge';
import { useCallback, useEffect, useRef, useState } from 'react';
import { answered, schedule } from '../api/answers';
import { invoke } from '../api/invoke';
import { FIRST_PLACE, pathOf, type Place, placeOf } from './place';

export type Navigation = {
  /** Undefined until the page knows where it was left. */
  place: Place | undefined;
  go: (place: Place) => void;
};

/**
 * Where the admin is on the page. A reload comes back there. Where Confluence gives the page a
 * history, its address names the place, and the browser's Back button works. Elsewhere the app
 * remembers the place for an hour.
 */
export const useNavigation = (): Navigation => {
  const [place, setPlace] = useState<Place>();
  const record = useRef<(path: string) => void>(() => undefined);

  useEffect(() => {
    let isLeft = false;
    const show = (path: string | null): void => {
      if (!isLeft) setPlace((now) => (path === null ? (now ?? FIRST_PLACE) : placeOf(path)));
    };
    const started = startRecord(show);
    record.current = started.record;
    return () => {
      isLeft = true;
      started.stop();
    };
  }, []);

  const go = useCallback((next: Place) => {
    setPlace(next);
    record.current(pathOf(next));
  }, []);
  return { place, go };
};

type Show = (path: string | null) => void;

/** Records the paths that the admin opens: in the page's history, or with the app. */
const startRecord = (show: Show): { record: (path: string) => void; stop: () => void } => {
  let recordPath: ((path: string) => void) | undefined;
  let pending: string | undefined;
  let stop: () => void = () => undefined;

  const start = async (): Promise<void> => {
    const history = await historyOf();
    if (history) {
      recordPath = (path) => {
        if (history.location.pathname !== path) history.push(path);
      };
      stop = history.listen(({ pathname }) => {
        show(pathname);
      });
      if (pending === undefined) show(pathOfHistory(history.location.pathname));
    } else {
      const kept = rememberWithApp();
      recordPath = kept.record;
      stop = kept.stop;
      if (pending === undefined) show(await recallFromApp());
    }
    if (pending !== undefined) recordPath(pending);
  };

  void start();
  return {
    record: (path) => {
      pending = path;
      recordPath?.(path);
    },
    stop: () => {
      stop();
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
