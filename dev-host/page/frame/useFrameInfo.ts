import { useEffect, useState } from 'react';
import { readFrameInfo } from '../backend/frameInfo';
import type { FrameInfo } from '../backend/frameInfo';
import { messageOf } from '../messageOf';
import { reportProblem } from '../state/problems';

/** What the frame shows; undefined until the local host has told. */
export function useFrameInfo(): FrameInfo | undefined {
  const [info, setInfo] = useState<FrameInfo>();
  useEffect(() => {
    readFrameInfo().then(setInfo, (error: unknown) => {
      reportProblem(`The frame cannot be drawn: ${messageOf(error)}`);
    });
  }, []);
  return info;
}
