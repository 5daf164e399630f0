import type { RecordedChange } from '../../../src/contract/adminApi';
import { newestFirst } from '../../../static/admin/recent/recentEntry';
import { jobView } from './views';

const change = (id: string, begunAt: string): RecordedChange => ({
  id,
  actor: { kind: 'account', accountId: 'admin' },
  action: 'add',
  accountId: 'ana',
  begunAt,
});

test('sorts jobs among single changes by start time', () => {
  const changes = [change('newest', '2026-08-03T12:00:00Z'), change('old', '2026-08-03T09:00:00Z')];
  const job = jobView({ id: 'between', startedAt: '2026-08-03T10:00:00.500Z' });
  const ids = newestFirst(changes, [job]).map((entry) =>
    entry.kind === 'job' ? entry.job.id : entry.change.id,
  );
  expect(ids).toEqual(['newest', 'between', 'old']);
});
