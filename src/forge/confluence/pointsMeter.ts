import type { PointsLeft } from '../../application/ports/pointsLeft';
import type { ConfluenceAnswer } from '../../domain/confluenceAnswer';

/** Keeps what Confluence's latest answer in this invocation said of the hourly points. */
export type PointsMeter = { note: (answer: ConfluenceAnswer) => void; left: PointsLeft };

export const makePointsMeter = (): PointsMeter => {
  let latest: ReturnType<PointsLeft>;
  return {
    note: (answer) => {
      if (answer.kind === 'answered' && answer.points) latest = answer.points;
    },
    left: () => latest,
  };
};
