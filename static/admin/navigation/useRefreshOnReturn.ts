import { useEffect, useRef } from 'react';

/**
 * Refreshes a tab when the admin comes back to it after a plan was made there: the plan may have been
 * applied meanwhile. Returns a function to call with each plan.
 */
export const useRefreshOnReturn = (isFront: boolean, refresh: () => void): (() => void) => {
  const isPlanned = useRef(false);
  const latest = useRef(refresh);
  latest.current = refresh;
  useEffect(() => {
    if (!isFront || !isPlanned.current) return;
    isPlanned.current = false;
    latest.current();
  }, [isFront]);
  return () => {
    isPlanned.current = true;
  };
};
