import type { PointsLeft } from '../../application/ports/confluence';
import type { ConfluenceAnswer } from './confluenceAnswer';

/** Keeps what Confluence last said about the hourly points in this invocation. */
export type PointsMeter = { note: (answer: ConfluenceAnswer) => void; left: PointsLeft };

export const makePointsMeter = (): PointsMeter => {
  let latest: ReturnType<PointsLeft>;
  return {
    note: (answer) => {
      if (answer.kind !== 'answered' || !answer.points) return;
      latest = answer.points === 'plenty' ? undefined : answer.points;
    },
    left: () => latest,
  };
};
