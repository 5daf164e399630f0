import {
  parseAccountIds,
  parseApproval,
  parseBeginPlan,
  parseControl,
  parseGroupSelectors,
  parseJobIdPayload,
  parseJobPage,
  parseJobsFrom,
  parsePeople,
  parsePlanIdPayload,
  parsePlanPage,
  parsePlanRows,
  parseTakeOver,
  parseUndo,
} from '../../../src/forge/page/payload/bulkPayload';
import { planIdOf } from '../../fakes/bulk/aPlan';

const GROUP_ID = '6f1c2a0e-4b4e-4c57-9b1f-0a4f8e6f2d11';
const ANA = '5b10ac8d82e05b22cc7d4ef5';
const id = planIdOf(1);

const many = <T>(count: number, item: T): T[] => Array.from({ length: count }, () => item);
const refused = (field: string) => ({ ok: false, failure: { code: 'invalid-input', field } });
const fromJson = (text: string): unknown => JSON.parse(text) as unknown;

type Parse = (payload: unknown) => unknown;

describe('the payload of a bulk action', () => {
  test.each<[string, Parse, unknown, unknown]>([
    [
      'groups by name and by id',
      parseGroupSelectors,
      { groups: [{ groupName: 'R&D "Café" 🚀' }, { groupId: GROUP_ID.toUpperCase() }] },
      [
        { by: 'name', name: 'R&D "Café" 🚀' },
        { by: 'id', id: GROUP_ID },
      ],
    ],
    [
      'people by email, with and without a name',
      parsePeople,
      { people: [{ email: 'ana@example.com' }, { email: "o'neil+x@example.com", name: '安娜' }] },
      { people: [{ email: 'ana@example.com' }, { email: "o'neil+x@example.com", name: '安娜' }] },
    ],
    ['accounts', parseAccountIds, { accountIds: [ANA, '712020:x-1'] }, [ANA, '712020:x-1']],
    [
      'a plan to start',
      parseBeginPlan,
      { groups: [GROUP_ID], rows: 50_000 },
      { groups: [GROUP_ID], rows: 50_000, origin: { kind: 'import' } },
    ],
    [
      'rows, with and without a reason',
      parsePlanRows,
      {
        planId: id,
        at: 500,
        rows: [
          [501, 0, 'add', ANA],
          [502, 1, 'remove', ANA, 'left'],
        ],
      },
      {
        planId: id,
        at: 500,
        rows: [
          { row: 501, group: 0, action: 'add', accountId: ANA },
          { row: 502, group: 1, action: 'remove', accountId: ANA, reason: 'left' },
        ],
      },
    ],
    ['a plan', parsePlanIdPayload, { planId: id }, id],
    ['a job', parseJobIdPayload, { jobId: id }, id],
    ['an approval', parseApproval, { planId: id, hash: 'h' }, { planId: id, hash: 'h' }],
    ['a take-over', parseTakeOver, { jobId: id, hash: 'h' }, { jobId: id, hash: 'h' }],
    ['a page of a plan', parsePlanPage, { planId: id, at: 0 }, { planId: id, at: 0 }],
    ['a page of a job', parseJobPage, { jobId: id, at: 2_000 }, { jobId: id, at: 2_000 }],
    ['the newest jobs', parseJobsFrom, {}, {}],
    ['older jobs', parseJobsFrom, { from: 'WyJq_-=+/' }, { from: 'WyJq_-=+/' }],
    ['a command', parseControl, { jobId: id, command: 'cancel' }, { jobId: id, command: 'cancel' }],
    [
      'an undo',
      parseUndo,
      { jobId: id, uncertainRows: [1, 7] },
      { jobId: id, uncertainRows: [1, 7] },
    ],
  ])('is read: %s', (_what, parse, payload, value) => {
    expect(parse(payload)).toEqual({ ok: true, value });
  });

  const actions: [string, Parse, Record<string, unknown>][] = [
    ['checkGroups', parseGroupSelectors, { groups: [] }],
    ['findPeople', parsePeople, { people: [] }],
    ['checkPeople', parseAccountIds, { accountIds: [ANA] }],
    ['beginPlan', parseBeginPlan, { groups: [GROUP_ID], rows: 1 }],
    ['addPlanRows', parsePlanRows, { planId: id, at: 0, rows: [[1, 0, 'add', ANA]] }],
    ['finalizePlan, getPlan', parsePlanIdPayload, { planId: id }],
    ['getJob, driveJob, planRetry', parseJobIdPayload, { jobId: id }],
    ['startJob', parseApproval, { planId: id, hash: 'h' }],
    ['takeOverJob', parseTakeOver, { jobId: id, hash: 'h' }],
    ['listPlanRows', parsePlanPage, { planId: id, at: 0 }],
    ['listJobRows', parseJobPage, { jobId: id, at: 0 }],
    ['controlJob', parseControl, { jobId: id, command: 'run' }],
    ['planUndo', parseUndo, { jobId: id, uncertainRows: [] }],
  ];

  test.each(actions)('of %s needs each of its fields, and no other', (_action, parse, payload) => {
    expect(parse(payload)).toMatchObject({ ok: true });
    const proto = fromJson(`{"__proto__":{},${JSON.stringify(payload).slice(1)}`);
    for (const odd of [{ ...payload, asApp: true }, { ...payload, ownerId: ANA }, proto])
      expect(parse(odd)).toEqual(refused('body'));
    for (const field of Object.keys(payload)) {
      const { [field]: _left, ...rest } = payload;
      expect(parse(rest)).toMatchObject({ ok: false, failure: { code: 'invalid-input' } });
      expect(parse({ ...rest, [field]: null })).toMatchObject({ ok: false });
    }
    for (const odd of [undefined, null, 'x', 7, [payload], []])
      expect(parse(odd)).toMatchObject({ ok: false, failure: { code: 'invalid-input' } });
  });
});

test.each([
  { from: '' },
  { from: 'a b' },
  { from: 'ä' },
  { from: 20 },
  { from: null },
  { limit: 9 },
])('refuses to list jobs from %j', (payload) => {
  expect(parseJobsFrom(payload)).toEqual(refused('body'));
});

describe('the limits of a bulk action', () => {
  const rows = (count: number) => many(count, [1, 0, 'add', ANA]);
  const person = { email: 'ana@example.com' };

  test.each<[string, Parse, (count: number) => unknown, number, string]>([
    [
      'groups looked up',
      parseGroupSelectors,
      (n) => ({ groups: many(n, { groupName: 'x' }) }),
      50,
      'group',
    ],
    ['e-mails', parsePeople, (n) => ({ people: many(n, person) }), 20, 'body'],
    ['characters of a place', parseJobsFrom, (n) => ({ from: 'x'.repeat(n) }), 4_000, 'body'],
    ['accounts', parseAccountIds, (n) => ({ accountIds: many(n, ANA) }), 100, 'body'],
    ['rows sent', parsePlanRows, (n) => ({ planId: id, at: 0, rows: rows(n) }), 4_000, 'body'],
    ['rows named', parseUndo, (n) => ({ jobId: id, uncertainRows: many(n, 1) }), 50_000, 'body'],
    [
      'characters of a reason',
      parsePlanRows,
      (n) => ({ planId: id, at: 0, rows: [[1, 0, 'add', ANA, 'x'.repeat(n)]] }),
      200,
      'body',
    ],
    [
      'characters of a name',
      parsePeople,
      (n) => ({ people: [{ ...person, name: 'x'.repeat(n) }] }),
      255,
      'body',
    ],
    [
      'characters of an email',
      parsePeople,
      (n) => ({ people: [{ email: `${'x'.repeat(n - 12)}@example.com` }] }),
      320,
      'body',
    ],
  ])('%s', (_what, parse, payload, limit, field) => {
    expect(parse(payload(limit))).toMatchObject({ ok: true });
    expect(parse(payload(limit + 1))).toEqual(refused(field));
  });

  test.each<[string, Parse, (at: unknown) => unknown]>([
    ['sending', parsePlanRows, (at) => ({ planId: id, at, rows: rows(1) })],
    ['a plan', parsePlanPage, (at) => ({ planId: id, at })],
    ['a job', parseJobPage, (at) => ({ jobId: id, at })],
  ])('rows start at a multiple of 500: %s', (_what, parse, payload) => {
    for (const at of [0, 500, 49_500]) expect(parse(payload(at))).toMatchObject({ ok: true });
    for (const at of [1, 499, 501, -500, 0.5, NaN, Infinity, '500', 1e21])
      expect(parse(payload(at))).toEqual(refused('body'));
  });
});

describe('one wrong row or person among many', () => {
  const withRow = (row: unknown) => ({
    planId: id,
    at: 0,
    rows: [[1, 0, 'add', ANA], row],
  });

  test.each<[string, unknown, string]>([
    ['no list', { row: 1 }, 'body'],
    ['too short', [1, 0, 'add'], 'body'],
    ['too long', [1, 0, 'add', ANA, 'x', 'y'], 'body'],
    ['another action', [1, 0, 'rename', ANA], 'body'],
    ['a number below nothing', [-1, 0, 'add', ANA], 'body'],
    ['half a row', [1.5, 0, 'add', ANA], 'body'],
    ['a group by its name', [1, 'editors', 'add', ANA], 'body'],
    ['an e-mail', [1, 0, 'add', 'ana@example.com'], 'accountId'],
    ['no account', [1, 0, 'add', ''], 'accountId'],
    ['a reason that is a number', [1, 0, 'add', ANA, 7], 'body'],
    [
      'a reason with more bytes than there is room for',
      [1, 0, 'add', ANA, '班'.repeat(100)],
      'body',
    ],
  ])('refuses all of them: %s', (_what, row, field) => {
    expect(parsePlanRows(withRow(row))).toEqual(refused(field));
  });

  test.each<[string, Parse, unknown, string]>([
    [
      'a group by name and id',
      parseGroupSelectors,
      { groups: [{ groupName: 'x', groupId: GROUP_ID }] },
      'group',
    ],
    ['a group by nothing', parseGroupSelectors, { groups: [{}] }, 'group'],
    ['a group that is a text', parseGroupSelectors, { groups: ['editors'] }, 'body'],
    ['a plan for a group by name', parseBeginPlan, { groups: ['editors'], rows: 1 }, 'group'],
    ['an e-mail without a host', parsePeople, { people: [{ email: 'ana' }] }, 'body'],
    ['an e-mail with a space', parsePeople, { people: [{ email: 'a na@example.com' }] }, 'body'],
    ['half a character in an e-mail', parsePeople, { people: [{ email: '\ud800@x' }] }, 'body'],
    [
      'half a character in a name',
      parsePeople,
      { people: [{ email: 'ana@example.com', name: 'x\udc00' }] },
      'body',
    ],
    ['no account at all', parseAccountIds, { accountIds: [] }, 'body'],
    ['an e-mail for an account', parseAccountIds, { accountIds: ['a@example.com'] }, 'accountId'],
    ['a plan by another id', parsePlanIdPayload, { planId: 'constructor' }, 'body'],
    ['a job by another id', parseApproval, { planId: id.toUpperCase(), hash: 'h' }, 'body'],
    ['another command', parseControl, { jobId: id, command: 'toString' }, 'body'],
    ['an undo of half a row', parseUndo, { jobId: id, uncertainRows: [0.5] }, 'body'],
  ])('is refused: %s', (_what, parse, payload, field) => {
    expect(parse(payload)).toEqual(refused(field));
  });
});
