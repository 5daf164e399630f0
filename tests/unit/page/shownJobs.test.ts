import type { JobListView } from '../../../src/contract/bulkApi';
import type { Answer } from '../../../static/admin/api/answers';
import {
  loadingOlder,
  onlyNewest,
  type ShownJobs,
  withOlder,
} from '../../../static/admin/bulk/job/shownJobs';
import { jobView } from './views';

const list = (ids: readonly string[], next?: string): JobListView => ({
  jobs: ids.map((id) => jobView({ id })),
  ...(next !== undefined && { next }),
});
const answer = (value: JobListView): Answer<JobListView> => ({ ok: true, value });
const LOST: Answer<JobListView> = { ok: false, failure: { code: 'no-answer' } };

const idsOf = ({ jobs }: ShownJobs): string[] => jobs.map(({ id }) => id);

test('adds older jobs below the newer ones until there are no more', () => {
  const newest = onlyNewest(list(['f', 'e'], 'to d'));
  const asking = loadingOlder(newest);
  expect([newest.isBusy, asking.isBusy]).toEqual([false, true]);

  const more = withOlder(asking, newest, answer(list(['d', 'c'], 'to b')));
  expect(idsOf(more)).toEqual(['f', 'e', 'd', 'c']);
  expect(more).toMatchObject({ next: 'to b', isBusy: false });

  const all = withOlder(loadingOlder(more), more, answer(list(['b'])));
  expect(idsOf(all)).toEqual(['f', 'e', 'd', 'c', 'b']);
  expect(all).not.toHaveProperty('next');
});

test('keeps the jobs after a failure, and clears the failure on another try', () => {
  const newest = onlyNewest(list(['f'], 'to e'));
  const failed = withOlder(loadingOlder(newest), newest, LOST);
  expect(failed).toMatchObject({ next: 'to e', isBusy: false, failure: { code: 'no-answer' } });
  expect(idsOf(failed)).toEqual(['f']);
  expect(loadingOlder(failed)).not.toHaveProperty('failure');
  expect(idsOf(withOlder(loadingOlder(failed), failed, answer(list(['e']))))).toEqual(['f', 'e']);
});

test('ignores an answer that comes after a refresh, or twice', () => {
  const newest = onlyNewest(list(['f'], 'to e'));
  const refreshed = onlyNewest(list(['g', 'f'], 'to e'));
  const older = answer(list(['e'], 'to d'));
  expect(withOlder(refreshed, newest, older)).toBe(refreshed);

  const more = withOlder(loadingOlder(newest), newest, older);
  expect(withOlder(more, newest, older)).toBe(more);
  expect(withOlder(more, newest, LOST)).toBe(more);
});

test('sorts jobs by their start, whenever their plans were created', () => {
  const at = (id: string, startedAt: string) => jobView({ id, startedAt });
  const newest = onlyNewest({
    jobs: [at('d', '2026-11-23T12:01:00.000Z'), at('c', '2026-11-23T12:03:00.000Z')],
    next: 'to b',
  });
  expect(idsOf(newest)).toEqual(['c', 'd']);
  const older = answer({ jobs: [at('b', '2026-11-23T12:02:00.000Z')] });
  expect(idsOf(withOlder(newest, newest, older))).toEqual(['c', 'b', 'd']);
});

test('lists a job once', () => {
  const newest = onlyNewest(list(['f', 'e'], 'to e'));
  const more = withOlder(loadingOlder(newest), newest, answer(list(['e', 'd'])));
  expect(idsOf(more)).toEqual(['f', 'e', 'd']);
});
