import { useEffect, useState } from 'react';

/** Whether there is anything at an address of this server; undefined until it has answered. */
export function useIsThere(path: string): boolean | undefined {
  const [found, setFound] = useState<{ path: string; isThere: boolean }>();
  useEffect(() => {
    let isMeant = true;
    void fetch(path, { method: 'HEAD' })
      .then(({ ok }) => ok)
      .catch(() => false)
      .then((isThere) => {
        if (isMeant) setFound({ path, isThere });
      });
    return () => {
      isMeant = false;
    };
  }, [path]);
  return found?.path === path ? found.isThere : undefined;
}
