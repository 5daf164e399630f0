import type { JobView, PlanGroupView, PlanView } from '../../../src/contract/bulkApi';

/** A job as the backend returns it, with nothing special about it. */
export const jobView = (special: Partial<JobView> = {}): JobView => ({
  id: 'job-1',
  hash: 'hash-1',
  ownerId: 'owner',
  approvals: [{ accountId: 'owner', at: '2026-08-03T10:00:00Z' }],
  origin: { kind: 'import' },
  groups: [groupView()],
  rows: 1_000,
  state: 'running',
  driver: 'queue',
  commands: [],
  counts: {},
  certain: (special.counts?.added ?? 0) + (special.counts?.removed ?? 0),
  maybeChanged: 0,
  startedAt: '2026-08-03T10:00:00Z',
  ...special,
});

export const groupView = (special: Partial<PlanGroupView> = {}): PlanGroupView => ({
  id: 'id-a',
  name: 'group a',
  adds: 1,
  removals: 0,
  givesAccess: false,
  isProtected: false,
  ...special,
});

export const planView = (special: Partial<PlanView> = {}): PlanView => ({
  id: 'plan-1',
  hash: 'hash-1',
  authorId: 'owner',
  madeAt: '2026-08-03T10:00:00Z',
  usableUntil: '2026-08-04T10:00:00Z',
  origin: { kind: 'import' },
  groups: [groupView()],
  rows: 1,
  points: { changes: 1, looking: 6, reading: 0, hourly: 65_000 },
  seconds: 1,
  isStarted: false,
  ...special,
});
