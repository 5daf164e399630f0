import type { Plan } from '../../domain/plan/plan';
import { usableUntil } from '../../domain/plan/planAge';
import { costOfPlan, HOURLY_POINTS } from '../../domain/plan/planCost';
import type { PlanView } from '../bulkApi';
import type { JobStore } from '../ports/jobStore';

/** A plan as the page shows it: what it does, what it costs, and until when it can be applied. */
export type ViewPlan = (plan: Plan) => Promise<PlanView>;

export const makeViewPlan =
  ({ jobs }: { jobs: JobStore }): ViewPlan =>
  async ({ id, hash, authorId, madeAt, origin, groups, ceilings, rows }) => {
    const { seconds, ...points } = costOfPlan(groups);
    return {
      ...{ id, hash, authorId, madeAt, origin, groups, rows, seconds },
      ...(ceilings && { ceilings }),
      usableUntil: new Date(usableUntil(id)).toISOString(),
      points: { ...points, hourly: HOURLY_POINTS },
      isStarted: (await jobs.read(id)) !== undefined,
    };
  };
