import { useEffect, useRef, useState, type RefObject } from 'react';
import { reportProblem } from '../state/problems';
import { answerCall } from './answerCall';
import type { FromFrame, ToFrame } from './messages';
import { openFrames } from './openFrames';
import { otherOrigin } from './otherOrigin';

/** Talks with a frame while it is shown: for its `iframe`, and the height of what is in it. */
export function useFrameMessages(): {
  iframe: RefObject<HTMLIFrameElement>;
  height: number | undefined;
} {
  const iframe = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState<number>();
  useEffect(() => {
    const origin = otherOrigin();
    const tell = (message: ToFrame): void => {
      iframe.current?.contentWindow?.postMessage(message, origin);
    };
    const hear = (event: MessageEvent<FromFrame>): void => {
      if (event.origin !== origin || event.source !== iframe.current?.contentWindow) return;
      const { data: said } = event;
      switch (said.is) {
        case 'call':
          void answerCall(said).then(tell);
          return;
        case 'height':
          setHeight(said.px);
          return;
        case 'problem':
          reportProblem(said.message);
      }
    };
    const tellEvent = (event: string, payload: unknown): void => {
      tell({ is: 'event', event, payload });
    };
    window.addEventListener('message', hear);
    openFrames.add(tellEvent);
    return () => {
      window.removeEventListener('message', hear);
      openFrames.delete(tellEvent);
    };
  }, []);
  return { iframe, height };
}
