import { presenceWords } from '../../../static/admin/bulk/job/outcomeWords';
import { groupView } from './views';

test('where the site lets only people change groups, it is Confluence that wants the owner present', () => {
  expect(presenceWords({ groups: [groupView(), groupView()] })).toEqual({
    toOwner: 'bulk.job.keep-open',
    toOthers: 'bulk.waits.owner-at-page',
  });
});

test('where a group is protected, it is Rollcall', () => {
  expect(presenceWords({ groups: [groupView(), groupView({ isProtected: true })] })).toEqual({
    toOwner: 'bulk.job.keep-open.protected',
    toOthers: 'bulk.waits.owner-at-page.protected',
  });
});
