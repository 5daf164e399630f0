import type { RecordedChange } from '../../../src/contract/adminApi';
import type { JobView } from '../../../src/contract/bulkApi';
import {
  changeLozenge,
  identityText,
  newestFirst,
} from '../../../static/admin/activity/activityEntry';
import { jobView } from './views';

const change = (id: string, begunAt: string): RecordedChange => ({
  id,
  actor: { kind: 'account', accountId: 'admin' },
  action: 'add',
  accountId: 'ana',
  begunAt,
});

const job = (id: string, startedAt: string): JobView => jobView({ id, startedAt });

const all = <T>(...items: T[]) => ({ items, hasMore: false });
const some = <T>(...items: T[]) => ({ items, hasMore: true });

const idsOf = (...lists: Parameters<typeof newestFirst>): string[] =>
  newestFirst(...lists).map((entry) => (entry.kind === 'job' ? entry.job.id : entry.change.id));

test('sorts jobs among single changes by start time', () => {
  const changes = all(
    change('newest', '2026-08-03T12:00:00Z'),
    change('old', '2026-08-03T09:00:00Z'),
  );
  expect(idsOf(changes, all(job('between', '2026-08-03T10:00:00.500Z')))).toEqual([
    'newest',
    'between',
    'old',
  ]);
});

test('leaves out entries that others, not loaded yet, may come before', () => {
  const changes = some(
    change('noon', '2026-08-03T12:00:00Z'),
    change('ten', '2026-08-03T10:00:00Z'),
  );
  const jobs = all(job('eleven', '2026-08-03T11:00:00Z'), job('nine', '2026-08-03T09:00:00Z'));
  expect(idsOf(changes, jobs)).toEqual(['noon', 'eleven', 'ten']);
  expect(idsOf({ ...changes, hasMore: false }, jobs)).toContain('nine');
});

test('shows all of a list whose other list is empty', () => {
  expect(idsOf(all(), some(job('only', '2026-08-03T11:00:00Z')))).toEqual(['only']);
});

test('shows all entries although the oldest plan was applied last', () => {
  const jobs = some(job('a', '2026-08-03T11:00:00Z'), job('b', '2026-08-03T12:00:00Z'));
  const changes = all(change('c', '2026-08-03T11:30:00Z'));
  expect(idsOf(changes, jobs)).toEqual(['b', 'c', 'a']);
});

const REFUSED = { endedAt: '2026-08-03T12:00:00Z', outcome: 'not-authenticated' } as const;

test('says of a refused rule that it is about its user, and of others that it is about the app', () => {
  const rule = { kind: 'rule', accountId: 'admin' } as const;
  const key = { kind: 'key', keyId: 'k1', ownerId: 'admin' } as const;
  const textOf = (...[actor, ending]: [RecordedChange['actor'], RecordedChange['ending']]) =>
    changeLozenge({ actor, ...(ending && { ending }) }).text;
  expect(textOf(rule, REFUSED)).toBe('short.rule.no-consent');
  expect(textOf(rule, { ...REFUSED, httpStatus: 401 })).toBe('short.rule.not-authenticated');
  expect(textOf(rule, { ...REFUSED, outcome: 'added' })).toBe('short.added');
  expect(textOf(key, REFUSED)).toBe('short.not-authenticated');
  expect(textOf(rule, undefined)).toBe('short.open');
});

test('says whose rights a change in the background used', () => {
  const key = { kind: 'key', keyId: 'k1', ownerId: 'admin' } as const;
  expect(identityText('owner', key)).toBe('recent.as-owner');
  expect(identityText('owner', { kind: 'account', accountId: 'admin' })).toBe('recent.as-absent');
  expect(identityText('viewer', key)).toBe('recent.as-viewer');
});
