import { refusedWords } from '../../../static/admin/bulk/plan/planWords';
import { groupView } from './views';

const fine = groupView();
const gone = groupView({ refusal: 'group-not-found' });
const tooMany = groupView({ refusal: 'too-many-removals' });
const list = { kind: 'import' } as const;
const undo = { kind: 'undo', jobId: 'job-1' } as const;
const retry = { kind: 'retry', jobId: 'job-1' } as const;

test('nothing stands against a plan whose groups are all fine', () => {
  expect(refusedWords({ groups: [fine], origin: list })).toEqual([]);
});

test('a plan of a list is made without the refused groups, or its list is changed', () => {
  expect(refusedWords({ groups: [fine, gone], origin: list })).toEqual(['bulk.plan.refused']);
  expect(refusedWords({ groups: [gone], origin: list })).toEqual(['bulk.plan.refused.all']);
});

test.each([undo, retry])('a plan that is a $kind has no list to be changed', (origin) => {
  expect(refusedWords({ groups: [fine, gone], origin })).toEqual(['bulk.plan.refused.of-job']);
  expect(refusedWords({ groups: [gone], origin })).toEqual(['bulk.plan.refused.of-job.all']);
});

test('only of a plan that removes too many in all it is said how many it removes', () => {
  const groups = [
    groupView({ removals: 6, members: 90, refusal: 'too-many-removals' }),
    groupView({ removals: 5, members: 9, refusal: 'too-many-removals' }),
  ];
  const keys = (mostRemovals: number) =>
    refusedWords({ groups, origin: list, ceilings: { mostRemovals, mostRemovedPercent: 50 } });
  expect(keys(10)).toContain('bulk.plan.refused.in-all');
  expect(keys(11)).not.toContain('bulk.plan.refused.in-all');
});

test('where too many would be removed it is said what can be done about that', () => {
  expect(refusedWords({ groups: [fine, tooMany], origin: list })).toContain(
    'bulk.plan.refused.too-many',
  );
  expect(refusedWords({ groups: [fine, tooMany], origin: retry })).toContain(
    'bulk.plan.refused.of-job.too-many',
  );
});
