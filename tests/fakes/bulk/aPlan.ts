import { type Job, JOB_SCHEMA, NO_COUNTS } from '../../../src/domain/job/job';
import { FIRST_PACE } from '../../../src/domain/job/pace';
import { makePlanId, type Plan, PLAN_SCHEMA, type PlanId } from '../../../src/domain/plan/plan';
import { aGroup, PEOPLE } from '../examples';
import { NOON } from '../steerableClock';

/** A plan ID made from a number; a greater number means a later plan. */
export const planIdOf = (number: number): PlanId =>
  makePlanId(NOON + number, `plan${number.toString().padStart(20, '0')}`);

const MADE_AT = new Date(NOON).toISOString();

const GROUPS: Plan['groups'] = [
  {
    id: aGroup().id,
    name: aGroup().name,
    adds: 2,
    removals: 0,
    isProtected: false,
    givesAccess: true,
  },
];

export const aPlan = (over: Partial<Plan> = {}): Plan => ({
  schema: PLAN_SCHEMA,
  id: planIdOf(1),
  authorId: PEOPLE.siteAdmin,
  createdAt: MADE_AT,
  origin: { kind: 'import' },
  groups: GROUPS,
  rows: 2,
  chunkDigests: ['d'.repeat(64)],
  hash: 'h'.repeat(64),
  ...over,
});

export const aJob = (over: Partial<Job> = {}): Job => ({
  schema: JOB_SCHEMA,
  id: planIdOf(1),
  hash: 'h'.repeat(64),
  ownerId: PEOPLE.siteAdmin,
  approvals: [{ accountId: PEOPLE.siteAdmin, at: MADE_AT }],
  origin: { kind: 'import' },
  groups: GROUPS,
  rows: 2,
  chunks: 1,
  state: 'running',
  driver: 'queue',
  step: 0,
  nextChunk: 0,
  nextGroup: 0,
  counts: NO_COUNTS,
  pace: FIRST_PACE,
  stalls: 0,
  startedAt: MADE_AT,
  lastStepAt: MADE_AT,
  ...over,
});
