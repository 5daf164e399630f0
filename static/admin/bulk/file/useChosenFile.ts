import { useEffect, useRef } from 'react';
import { events } from '@forge/bridge';
import { FILE_PART, type ChosenFile } from './filePart';
import { makeJoinParts } from './joinParts';

/** Hears of the files that are chosen in the frame, while the component is shown. */
export const useChosenFile = (onFile: (file: ChosenFile) => void): void => {
  const latest = useRef(onFile);
  latest.current = onFile;
  useEffect(() => {
    const joinParts = makeJoinParts();
    const subscribed = events.on(FILE_PART, (payload: unknown) => {
      const file = joinParts(payload);
      if (file) latest.current(file);
    });
    return () => {
      void subscribed.then(({ unsubscribe }) => {
        unsubscribe();
      });
    };
  }, []);
};
