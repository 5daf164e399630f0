import fc, { type Arbitrary } from 'fast-check';
import type { BulkApi } from '../../../src/contract/bulkApi';
import { COLUMN_ROLES } from '../../../src/domain/columnRole';
import type { SiteGroup } from '../../seams/siteControl';
import { junk, mostly } from './arbitraries';

/** The existing things that the calls may refer to. */
type Present = {
  groups: readonly SiteGroup[];
  people: readonly string[];
  /** IDs of plans, and perhaps of jobs. */
  ids: readonly string[];
  hashes: readonly string[];
  /** The ID of a plan that may be discarded. The others are needed. */
  spareId: string;
  /** The ID of a plan that has a job. */
  jobId: string;
};

const emails = fc.oneof(
  fc.constantFrom('ana.gnu@example.com', '"@"', 'x@y', 'a*b~c@x', '安娜@例え.jp', '..@x', '\\@x'),
  fc.emailAddress(),
);
const names = fc.oneof(fc.constantFrom('Ana', '"', '\\', '~ * ?', 'AND OR', '()'), fc.string());

/** A bulk action with its input: valid, nearly valid, or wrong. */
export const bulkCalls = (present: Present): Arbitrary<[string, unknown]> => {
  const { groups, people, ids, hashes, spareId, jobId } = present;
  const group = fc.constantFrom(...groups);
  const person = fc.constantFrom(...people);
  const id = mostly(fc.constantFrom(...ids));
  const hash = mostly(fc.constantFrom(...hashes));
  const number = mostly(fc.oneof(fc.nat(3), fc.constantFrom(500, 50_000, -1, 0.5, 1e300, NaN)));
  const list = (item: Arbitrary<unknown>): Arbitrary<unknown> =>
    mostly(fc.oneof(fc.array(mostly(item), { maxLength: 4 }), fc.array(item, { minLength: 120 })));
  const fewPeople = fc.array(
    mostly(
      fc.oneof(
        fc.record({ email: mostly(emails), name: mostly(names) }, { requiredKeys: ['email'] }),
        fc.record({ name: mostly(names) }),
      ),
    ),
    { maxLength: 3 },
  );
  const reference = fc.oneof(
    group.map(({ name }) => ({ groupName: name })),
    group.map((one) => ({ groupId: one.id })),
    names.map((groupName) => ({ groupName })),
  );
  const role = fc.constantFrom(...COLUMN_ROLES);
  const row = fc.oneof(
    fc.tuple(fc.nat(9), fc.nat(2), fc.constantFrom('add', 'remove'), person),
    fc.tuple(number, number, mostly(fc.constant('add')), mostly(person), mostly(names)),
  );
  const inputs: Record<keyof BulkApi, Record<string, Arbitrary<unknown>>> = {
    checkGroups: { groups: list(reference) },
    findPeople: { people: mostly(fewPeople) },
    checkPeople: { accountIds: list(person) },
    readHeaderWords: {},
    recallColumns: { headers: list(names) },
    rememberColumns: { headers: list(names), roles: list(role) },
    beginPlan: { groups: list(group.map((one) => one.id)), rows: number, title: mostly(names) },
    addPlanRows: { planId: id, at: number, rows: list(row) },
    finalizePlan: { planId: id },
    getPlan: { planId: id },
    discardPlan: { planId: mostly(fc.constant(spareId)) },
    listPlanRows: { planId: id, at: number },
    replanWithoutRefusedGroups: { planId: id },
    startJob: { planId: id, hash },
    listJobs: { from: mostly(fc.constantFrom(undefined, 'x', 'WyJqb2I6Il0')) },
    listPlans: {},
    getJob: { jobId: id },
    controlJob: { jobId: id, command: mostly(fc.constantFrom('run', 'pause', 'cancel')) },
    driveJob: { jobId: id },
    takeOverJob: { jobId: id, hash },
    listJobRows: { jobId: id, at: number },
    planUndo: { jobId: id, uncertainRows: list(fc.nat(9)) },
    planRetry: { jobId: id, rows: mostly(fc.constantFrom('failed', 'remaining')) },
  };
  // Each of the plans was started with two rows.
  const twoRows = fc
    .uniqueArray(person, { minLength: 2, maxLength: 2 })
    .map((two) => two.map((who, at) => [at + 1, 0, 'add', who]));
  const fitting = Object.entries(inputs).map(([action, fields]) =>
    fc.tuple(fc.constant(action), fc.record<Record<string, unknown>>(fields)),
  );
  const odd = fc.tuple(
    fc.constantFrom(...Object.keys(inputs)),
    fc.oneof(
      junk,
      fc.tuple(fc.oneof(...fitting), junk).map(([[, payload], more]) => ({ ...payload, more })),
    ),
  );
  const sent = fc.record({ planId: id, at: fc.constant(0), rows: twoRows });
  const newPlan = fc.record({
    groups: fc.tuple(group.map((one) => one.id)),
    rows: fc.constant(2),
  });
  // Rows can be sent only to a plan that isn’t finalized, and soon both of them are.
  for (let more = 0; more < 3; more += 1) fitting.push(fc.tuple(fc.constant('addPlanRows'), sent));
  fitting.push(fc.tuple(fc.constant('beginPlan'), newPlan));
  const columns = fc
    .array(fc.tuple(names, role), { minLength: 1, maxLength: 4 })
    .map((all) => ({ headers: all.map(([header]) => header), roles: all.map(([, one]) => one) }));
  fitting.push(fc.tuple(fc.constant('rememberColumns'), columns));
  // What the runs must cover, and rarely would by chance.
  const plain: [keyof BulkApi, Record<string, Arbitrary<unknown>>][] = [
    ['checkGroups', { groups: fc.array(reference, { maxLength: 4 }) }],
    ['checkPeople', { accountIds: fc.array(person, { maxLength: 4 }) }],
    ['controlJob', { jobId: fc.constant(jobId), command: fc.constantFrom('run', 'pause') }],
    ['driveJob', { jobId: fc.constant(jobId) }],
  ];
  for (const [action, fields] of plain)
    fitting.push(fc.tuple(fc.constant(action), fc.record<Record<string, unknown>>(fields)));
  const shown = fc.record({ jobId: id, at: fc.constant(0) });
  fitting.push(fc.tuple(fc.constant('listJobRows'), shown));
  const seen = fc.constantFrom(...ids.map((planId, at) => ({ planId, hash: hashes[at] })));
  fitting.push(fc.tuple(fc.constant('startJob'), seen));
  return fc.oneof({ weight: 6, arbitrary: fc.oneof(...fitting) }, { weight: 1, arbitrary: odd });
};
