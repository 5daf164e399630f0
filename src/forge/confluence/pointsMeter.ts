import type { PointsLeft, PointsTold } from '../../application/ports/confluence';
import type { ConfluenceAnswer } from './confluenceAnswer';

/** Keeps what Confluence last said about the hourly points in this invocation. */
export type PointsMeter = {
  note: (answer: ConfluenceAnswer) => void;
  left: PointsLeft;
  told: PointsTold;
};

export const makePointsMeter = (): PointsMeter => {
  let latest: ReturnType<PointsTold>;
  return {
    note: (answer) => {
      if (answer.kind !== 'answered' || !answer.points) return;
      latest = answer.points;
    },
    left: () => (latest === 'plenty' ? undefined : latest),
    told: () => latest,
  };
};
