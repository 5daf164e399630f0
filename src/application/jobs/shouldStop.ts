import type { StopReason } from '../../domain/job/stopReason';
import type { JobCommand } from '../../domain/job/jobControl';
import type { PlanId } from '../../domain/plan/planId';
import type { Clock } from '../ports/clock';
import type { JobStore } from '../ports/jobStore';
import type { PointsLeft } from '../ports/pointsLeft';

const LOOK_EVERY_MS = 1_000; // for what an admin has asked meanwhile

/**
 * A reason to begin nothing more in this step, if there is one now. `pointsAhead` is what comes
 * next takes of the hourly points, where that is more than a few.
 */
export type ShouldStop = (pointsAhead?: number) => Promise<StopReason | undefined>;

export const makeShouldStop = (deps: {
  jobs: JobStore;
  clock: Clock;
  pointsLeft: PointsLeft;
  /** Of the hourly points, what is left to others. */
  percentLeft: number;
  jobId: PlanId;
  until: number;
}): ShouldStop => {
  const { jobs, clock, pointsLeft, percentLeft, jobId, until } = deps;
  let lookAt = -Infinity;
  let command: StopReason | undefined; // as it was at the last look

  const wished = async (isLast: boolean): Promise<StopReason | undefined> => {
    if (clock() < lookAt && !isLast) return command;
    lookAt = clock() + LOOK_EVERY_MS;
    const control = await jobs.readControl(jobId);
    command = stopReasonOf(control?.command);
    return command;
  };

  const isPoolSpent = (pointsAhead: number): boolean => {
    const points = pointsLeft();
    if (points === undefined) return false;
    const kept = (points.of * percentLeft) / 100;
    // What no hour has room for would wait for ever: it is begun like anything else.
    const needed = pointsAhead <= points.of - kept ? pointsAhead : 0;
    return needed > 0 ? points.left - needed < kept : kept > 0 && points.left <= kept;
  };

  return async (pointsAhead = 0) => {
    const isLast = clock() >= until;
    const asked = await wished(isLast);
    if (asked) return asked;
    if (isLast) return { is: 'time' };
    return isPoolSpent(pointsAhead) ? { is: 'hourly-pool' } : undefined;
  };
};

const stopReasonOf = (command: JobCommand['command'] | undefined): StopReason | undefined => {
  switch (command) {
    case 'pause':
      return { is: 'paused' };
    case 'cancel':
      return { is: 'cancelled' };
    case 'run':
    case 'undo':
    case undefined:
      return undefined;
  }
};
