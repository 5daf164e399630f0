import type * as z from 'zod/mini';
import * as inputs from '../../../src/contract/actionInputs';
import { parseInput } from '../../../src/contract/parse';
import { planIdOf } from '../../fakes/bulk/aPlan';

const GROUP_ID = '6f1c2a0e-4b4e-4c57-9b1f-0a4f8e6f2d11';
const ANA = '5b10ac8d82e05b22cc7d4ef5';
const id = planIdOf(1);

const many = <T>(count: number, item: T): T[] => Array.from({ length: count }, () => item);
const refused = (field: string) => ({ ok: false, failure: { code: 'invalid-input', field } });
const fromJson = (text: string): unknown => JSON.parse(text) as unknown;

type Schema = z.ZodMiniType;

describe('the payload of a bulk action', () => {
  test.each<[string, Schema, unknown, unknown]>([
    [
      'groups by name and by id',
      inputs.groupsToCheck,
      { groups: [{ groupName: 'R&D "Café" 🚀' }, { groupId: GROUP_ID.toUpperCase() }] },
      { groups: [{ groupName: 'R&D "Café" 🚀' }, { groupId: GROUP_ID }] },
    ],
    [
      'people by email, with and without a name',
      inputs.peopleToFind,
      { people: [{ email: 'ana@example.com' }, { email: "o'neil+x@example.com", name: '安娜' }] },
      { people: [{ email: 'ana@example.com' }, { email: "o'neil+x@example.com", name: '安娜' }] },
    ],
    [
      'people by name only',
      inputs.peopleToFind,
      { people: [{ name: 'Ana' }, { email: 'ana@example.com' }, { name: '안나 (서울)' }] },
      { people: [{ name: 'Ana' }, { email: 'ana@example.com' }, { name: '안나 (서울)' }] },
    ],
    [
      'accounts',
      inputs.accountsToCheck,
      { accountIds: [ANA, '712020:x-1'] },
      { accountIds: [ANA, '712020:x-1'] },
    ],
    [
      'the headers of a list',
      inputs.listHeaders,
      { headers: ['Email', '', '组'] },
      { headers: ['Email', '', '组'] },
    ],
    [
      'the columns of a list',
      inputs.mappedColumns,
      { headers: ['Email', ''], roles: ['person', 'ignore'] },
      { headers: ['Email', ''], roles: ['person', 'ignore'] },
    ],
    [
      'a plan to start',
      inputs.newPlan,
      { groups: [GROUP_ID], rows: 50_000 },
      { groups: [GROUP_ID], rows: 50_000 },
    ],
    [
      'a plan of a list from a file',
      inputs.newPlan,
      { groups: [GROUP_ID], rows: 1, title: 'Über "team" 组.xlsx' },
      { groups: [GROUP_ID], rows: 1, title: 'Über "team" 组.xlsx' },
    ],
    [
      'a plan of selected people',
      inputs.newPlan,
      { groups: [GROUP_ID], rows: 2, fromSelection: true },
      { groups: [GROUP_ID], rows: 2, fromSelection: true },
    ],
    [
      'a retry of the remaining rows',
      inputs.jobToRetry,
      { jobId: id, rows: 'remaining' },
      { jobId: id, rows: 'remaining' },
    ],
    [
      'rows, with and without a reason',
      inputs.planRows,
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
    ['a plan', inputs.planById, { planId: id }, { planId: id }],
    ['a job', inputs.jobById, { jobId: id }, { jobId: id }],
    ['an approval', inputs.approvedPlan, { planId: id, hash: 'h' }, { planId: id, hash: 'h' }],
    ['a take-over', inputs.approvedJob, { jobId: id, hash: 'h' }, { jobId: id, hash: 'h' }],
    ['a page of a plan', inputs.pageOfPlan, { planId: id, at: 0 }, { planId: id, at: 0 }],
    ['a page of a job', inputs.pageOfJob, { jobId: id, at: 2_000 }, { jobId: id, at: 2_000 }],
    ['the newest jobs', inputs.placeInJobs, {}, {}],
    ['older jobs', inputs.placeInJobs, { from: 'WyJq_-=+/' }, { from: 'WyJq_-=+/' }],
    [
      'a command',
      inputs.jobCommand,
      { jobId: id, command: 'cancel' },
      { jobId: id, command: 'cancel' },
    ],
    [
      'an undo',
      inputs.jobToUndo,
      { jobId: id, uncertainRows: [1, 7] },
      { jobId: id, uncertainRows: [1, 7] },
    ],
  ])('is read: %s', (_what, schema, payload, value) => {
    expect(parseInput(schema, payload)).toEqual({ ok: true, value });
  });

  const actions: [string, Schema, Record<string, unknown>][] = [
    ['checkGroups', inputs.groupsToCheck, { groups: [] }],
    ['findPeople', inputs.peopleToFind, { people: [] }],
    ['checkPeople', inputs.accountsToCheck, { accountIds: [ANA] }],
    ['recallColumns', inputs.listHeaders, { headers: ['Email'] }],
    ['rememberColumns', inputs.mappedColumns, { headers: ['Email'], roles: ['person'] }],
    ['beginPlan', inputs.newPlan, { groups: [GROUP_ID], rows: 1 }],
    ['addPlanRows', inputs.planRows, { planId: id, at: 0, rows: [[1, 0, 'add', ANA]] }],
    ['finalizePlan, getPlan, discardPlan', inputs.planById, { planId: id }],
    ['getJob, driveJob', inputs.jobById, { jobId: id }],
    ['planRetry', inputs.jobToRetry, { jobId: id }],
    ['startJob', inputs.approvedPlan, { planId: id, hash: 'h' }],
    ['takeOverJob', inputs.approvedJob, { jobId: id, hash: 'h' }],
    ['listPlanRows', inputs.pageOfPlan, { planId: id, at: 0 }],
    ['listJobRows', inputs.pageOfJob, { jobId: id, at: 0 }],
    ['controlJob', inputs.jobCommand, { jobId: id, command: 'run' }],
    ['planUndo', inputs.jobToUndo, { jobId: id, uncertainRows: [] }],
  ];

  test.each(actions)('of %s needs each of its fields, and no other', (_action, schema, payload) => {
    expect(parseInput(schema, payload)).toMatchObject({ ok: true });
    const proto = fromJson(`{"__proto__":{},${JSON.stringify(payload).slice(1)}`);
    for (const odd of [{ ...payload, asApp: true }, { ...payload, ownerId: ANA }, proto])
      expect(parseInput(schema, odd)).toEqual(refused('body'));
    for (const field of Object.keys(payload)) {
      const { [field]: _left, ...rest } = payload;
      expect(parseInput(schema, rest)).toMatchObject({
        ok: false,
        failure: { code: 'invalid-input' },
      });
      expect(parseInput(schema, { ...rest, [field]: null })).toMatchObject({ ok: false });
    }
    for (const odd of [undefined, null, 'x', 7, [payload], []])
      expect(parseInput(schema, odd)).toMatchObject({
        ok: false,
        failure: { code: 'invalid-input' },
      });
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
  expect(parseInput(inputs.placeInJobs, payload)).toEqual(refused('body'));
});

describe('the limits of a bulk action', () => {
  const rows = (count: number) => many(count, [1, 0, 'add', ANA]);
  const person = { email: 'ana@example.com' };

  test.each<[string, Schema, (count: number) => unknown, number, string]>([
    [
      'groups looked up',
      inputs.groupsToCheck,
      (n) => ({ groups: many(n, { groupName: 'x' }) }),
      50,
      'group',
    ],
    ['emails', inputs.peopleToFind, (n) => ({ people: many(n, person) }), 20, 'body'],
    ['characters of a place', inputs.placeInJobs, (n) => ({ from: 'x'.repeat(n) }), 4_000, 'body'],
    ['accounts', inputs.accountsToCheck, (n) => ({ accountIds: many(n, ANA) }), 100, 'body'],
    ['headers', inputs.listHeaders, (n) => ({ headers: many(n, 'Email') }), 500, 'body'],
    [
      'columns',
      inputs.mappedColumns,
      (n) => ({ headers: many(n, 'Email'), roles: many(n, 'ignore') }),
      500,
      'body',
    ],
    [
      'characters of a header',
      inputs.listHeaders,
      (n) => ({ headers: ['Email', 'x'.repeat(n)] }),
      200,
      'body',
    ],
    [
      'characters of a title',
      inputs.newPlan,
      (n) => ({ groups: [GROUP_ID], rows: 1, title: 'x'.repeat(n) }),
      100,
      'body',
    ],
    ['rows sent', inputs.planRows, (n) => ({ planId: id, at: 0, rows: rows(n) }), 4_000, 'body'],
    [
      'rows named',
      inputs.jobToUndo,
      (n) => ({ jobId: id, uncertainRows: many(n, 1) }),
      50_000,
      'body',
    ],
    [
      'characters of a reason',
      inputs.planRows,
      (n) => ({ planId: id, at: 0, rows: [[1, 0, 'add', ANA, 'x'.repeat(n)]] }),
      200,
      'body',
    ],
    [
      'characters of a name',
      inputs.peopleToFind,
      (n) => ({ people: [{ ...person, name: 'x'.repeat(n) }] }),
      255,
      'body',
    ],
    [
      'characters of a name without an email',
      inputs.peopleToFind,
      (n) => ({ people: [{ name: 'x'.repeat(n) }] }),
      255,
      'body',
    ],
    [
      'characters of an email',
      inputs.peopleToFind,
      (n) => ({ people: [{ email: `${'x'.repeat(n - 12)}@example.com` }] }),
      320,
      'body',
    ],
  ])('%s', (_what, schema, payload, limit, field) => {
    expect(parseInput(schema, payload(limit))).toMatchObject({ ok: true });
    expect(parseInput(schema, payload(limit + 1))).toEqual(refused(field));
  });

  test.each<[string, Schema, (at: unknown) => unknown]>([
    ['sending', inputs.planRows, (at) => ({ planId: id, at, rows: rows(1) })],
    ['a plan', inputs.pageOfPlan, (at) => ({ planId: id, at })],
    ['a job', inputs.pageOfJob, (at) => ({ jobId: id, at })],
  ])('rows start at a multiple of 500: %s', (_what, schema, payload) => {
    for (const at of [0, 500, 49_500])
      expect(parseInput(schema, payload(at))).toMatchObject({ ok: true });
    for (const at of [1, 499, 501, -500, 0.5, NaN, Infinity, '500', 1e21])
      expect(parseInput(schema, payload(at))).toEqual(refused('body'));
  });
});

test.each(['', '\ud800', '\u202e', 7, null])('refuses %j as the title of a plan', (title) => {
  expect(parseInput(inputs.newPlan, { groups: [GROUP_ID], rows: 1, title })).toEqual(
    refused('body'),
  );
});

test.each(['all', '', null])('refuses to retry the rows %j', (rows) => {
  expect(parseInput(inputs.jobToRetry, { jobId: id, rows })).toEqual(refused('body'));
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
    ['an email', [1, 0, 'add', 'ana@example.com'], 'accountId'],
    ['no account', [1, 0, 'add', ''], 'accountId'],
    ['a reason that is a number', [1, 0, 'add', ANA, 7], 'body'],
    [
      'a reason with more bytes than there is room for',
      [1, 0, 'add', ANA, '班'.repeat(100)],
      'body',
    ],
  ])('refuses all of them: %s', (_what, row, field) => {
    expect(parseInput(inputs.planRows, withRow(row))).toEqual(refused(field));
  });

  test.each<[string, Schema, unknown, string]>([
    [
      'a group by name and id',
      inputs.groupsToCheck,
      { groups: [{ groupName: 'x', groupId: GROUP_ID }] },
      'group',
    ],
    ['a group by nothing', inputs.groupsToCheck, { groups: [{}] }, 'group'],
    ['a group that is a text', inputs.groupsToCheck, { groups: ['editors'] }, 'body'],
    ['a plan for a group by name', inputs.newPlan, { groups: ['editors'], rows: 1 }, 'group'],
    ['an email without a host', inputs.peopleToFind, { people: [{ email: 'ana' }] }, 'body'],
    [
      'an email with a space',
      inputs.peopleToFind,
      { people: [{ email: 'a na@example.com' }] },
      'body',
    ],
    [
      'half a character in an email',
      inputs.peopleToFind,
      { people: [{ email: '\ud800@x' }] },
      'body',
    ],
    [
      'half a character in a name',
      inputs.peopleToFind,
      { people: [{ email: 'ana@example.com', name: 'x\udc00' }] },
      'body',
    ],
    [
      'half a character in a name alone',
      inputs.peopleToFind,
      { people: [{ name: '\ud800' }] },
      'body',
    ],
    ['a person without email and name', inputs.peopleToFind, { people: [{}] }, 'body'],
    ['a person with an empty name', inputs.peopleToFind, { people: [{ name: '' }] }, 'body'],
    ['a person with a blank name', inputs.peopleToFind, { people: [{ name: ' \u00a0' }] }, 'body'],
    [
      'a person with an empty email',
      inputs.peopleToFind,
      { people: [{ email: '', name: 'Ana' }] },
      'body',
    ],
    [
      'a person by name with another field',
      inputs.peopleToFind,
      { people: [{ name: 'Ana', accountId: ANA }] },
      'body',
    ],
    ['a list without columns', inputs.listHeaders, { headers: [] }, 'body'],
    ['a header that is a number', inputs.listHeaders, { headers: ['Email', 7] }, 'body'],
    ['columns of nothing', inputs.mappedColumns, { headers: [], roles: [] }, 'body'],
    [
      'fewer roles than headers',
      inputs.mappedColumns,
      { headers: ['Email', 'Group'], roles: ['person'] },
      'body',
    ],
    [
      'more roles than headers',
      inputs.mappedColumns,
      { headers: ['Email'], roles: ['person', 'group'] },
      'body',
    ],
    ['another role', inputs.mappedColumns, { headers: ['Email'], roles: ['email'] }, 'body'],
    ['no account at all', inputs.accountsToCheck, { accountIds: [] }, 'body'],
    [
      'an email for an account',
      inputs.accountsToCheck,
      { accountIds: ['a@example.com'] },
      'accountId',
    ],
    ['a plan by another id', inputs.planById, { planId: 'constructor' }, 'body'],
    ['a job by another id', inputs.approvedPlan, { planId: id.toUpperCase(), hash: 'h' }, 'body'],
    ['another command', inputs.jobCommand, { jobId: id, command: 'toString' }, 'body'],
    ['an undo of half a row', inputs.jobToUndo, { jobId: id, uncertainRows: [0.5] }, 'body'],
  ])('is refused: %s', (_what, schema, payload, field) => {
    expect(parseInput(schema, payload)).toEqual(refused(field));
  });
});
