import { presenceWords } from '../../../static/admin/bulk/job/jobWords';
import { groupView } from './views';

test('names Confluence as the reason if it lets only people change groups, and what helps', () => {
  expect(presenceWords({ groups: [groupView(), groupView()] })).toEqual({
    toOwner: 'bulk.job.keep-open',
    toOthers: 'bulk.waits.owner-at-page',
    help: 'bulk.job.in-background',
  });
});

test('names Rollcall as the reason if a group is protected', () => {
  expect(presenceWords({ groups: [groupView(), groupView({ isProtected: true })] })).toEqual({
    toOwner: 'bulk.job.keep-open.protected',
    toOthers: 'bulk.waits.owner-at-page.protected',
  });
});
