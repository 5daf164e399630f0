import { membersText, refusedWords } from '../../../static/admin/bulk/plan/planWords';
import { makeWords } from '../../../static/admin/words/fill';
import messages from '../../../static/locales/en-US.json';
import { groupView } from './views';

const fine = groupView();
const gone = groupView({ refusal: 'group-not-found' });
const tooMany = groupView({ refusal: 'too-many-removals' });
const list = { kind: 'import' } as const;
const undo = { kind: 'undo', jobId: 'job-1' } as const;
const retry = { kind: 'retry', jobId: 'job-1' } as const;

test('says nothing if no group is refused', () => {
  expect(refusedWords({ groups: [fine], origin: list }, true)).toEqual([]);
});

test('offers a plan without the refused groups, or another list', () => {
  expect(refusedWords({ groups: [fine, gone], origin: list }, true)).toEqual(['bulk.plan.refused']);
  expect(refusedWords({ groups: [gone], origin: list }, true)).toEqual(['bulk.plan.refused.all']);
});

test('suggests no list for a plan whose people were selected on the page', () => {
  const refused = (...groups: ReturnType<typeof groupView>[]) =>
    refusedWords({ groups, origin: list }, false);
  expect(refused(fine, gone)).toEqual(['bulk.plan.refused.of-job']);
  expect(refused(tooMany)).toEqual([
    'bulk.plan.refused.none',
    'bulk.plan.refused.of-selection.too-many',
  ]);
});

test.each([undo, retry])('does not suggest another list for a plan that is a $kind', (origin) => {
  expect(refusedWords({ groups: [fine, gone], origin }, true)).toEqual([
    'bulk.plan.refused.of-job',
  ]);
  expect(refusedWords({ groups: [gone], origin }, true)).toEqual(['bulk.plan.refused.of-job.all']);
});

test('gives the total only if the plan removes too many in all', () => {
  const groups = [
    groupView({ removals: 6, members: 90, refusal: 'too-many-removals' }),
    groupView({ removals: 5, members: 9, refusal: 'too-many-removals' }),
  ];
  const keys = (mostRemovals: number) =>
    refusedWords(
      { groups, origin: list, ceilings: { mostRemovals, mostRemovedPercent: 50 } },
      true,
    );
  expect(keys(10)).toContain('bulk.plan.refused.in-all');
  expect(keys(11)).not.toContain('bulk.plan.refused.in-all');
});

test('says what to do about too many removals', () => {
  expect(refusedWords({ groups: [fine, tooMany], origin: list }, true)).toContain(
    'bulk.plan.refused.too-many',
  );
  expect(refusedWords({ groups: [fine, tooMany], origin: retry }, true)).toContain(
    'bulk.plan.refused.of-job.too-many',
  );
});

test('says which removals of an undo count toward the limits', () => {
  const key = 'bulk.plan.refused.of-undo';
  expect(refusedWords({ groups: [fine, tooMany], origin: undo }, true)).toContain(key);
  expect(refusedWords({ groups: [fine, gone], origin: undo }, true)).not.toContain(key);
  expect(refusedWords({ groups: [fine, tooMany], origin: retry }, true)).not.toContain(key);
});

test('leaves exempt removals out of the total', () => {
  const groups = [groupView({ removals: 60, exempt: 49, refusal: 'too-many-removals' })];
  const keys = (mostRemovals: number) =>
    refusedWords(
      { groups, origin: undo, ceilings: { mostRemovals, mostRemovedPercent: 50 } },
      true,
    );
  expect(keys(10)).toContain('bulk.plan.refused.in-all');
  expect(keys(11)).not.toContain('bulk.plan.refused.in-all');
});

test('says that counting again would not help', () => {
  const uncounted = groupView({ refusal: 'too-many-to-count' });
  for (const origin of [list, undo, retry]) {
    const keys = refusedWords({ groups: [fine, uncounted], origin }, true);
    expect(keys).toContain('bulk.plan.refused.too-many-to-count');
    expect(keys).not.toContain('bulk.plan.refused.too-many');
  }
});

test('says “at least” of a group that was counted in part', () => {
  const writing = { words: makeWords((key) => messages[key]), number: String };
  expect(membersText({ members: 400, counted: 'in-part' }, writing)).toBe('At least 400');
  expect(membersText({ members: 400, counted: 'by-reading' }, writing)).toBe('400');
  expect(membersText({}, writing)).toBe('–');
});
