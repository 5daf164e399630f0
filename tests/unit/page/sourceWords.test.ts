import type { SiteStatus } from '../../../src/contract/adminApi';
import type { PlanGroupView } from '../../../src/contract/bulkApi';
import { listTitle, planTitle } from '../../../static/admin/bulk/list/listState';
import { planRisks, planWarnings } from '../../../static/admin/bulk/plan/planWords';
import {
  changesText,
  groupNames,
  jobLinks,
  sourceText,
} from '../../../static/admin/bulk/plan/sourceWords';
import { makeCounted, makeWords, type Writing } from '../../../static/admin/words/fill';
import messages from '../../../static/locales/en-US.json';
import { groupView, jobView, planView } from './views';

const words = makeWords((key) => messages[key]);
const number = (value: number): string => value.toLocaleString('en-US');
const writing: Writing = { words, number, locale: 'en-US', counted: makeCounted(words, number) };

const groups = ['sales', 'legal', 'support', 'research', 'it'].map((name) => groupView({ name }));

describe('the source of a plan or job', () => {
  test('is the file of its list', () => {
    const origin = { kind: 'import', title: 'team.xlsx' } as const;
    expect(sourceText({ origin, groups }, [], writing)).toBe('team.xlsx');
  });

  test('is its groups without a file, of many only the first', () => {
    const sourceOf = (count: number) =>
      sourceText({ origin: { kind: 'import' }, groups: groups.slice(0, count) }, [], writing);
    expect([1, 2, 5].map(sourceOf)).toEqual([
      'sales',
      'sales and legal',
      'sales, legal, and 3 more',
    ]);
  });

  const ofFile = jobView({ id: 'import', origin: { kind: 'import', title: 'team.xlsx' } });
  const undo = jobView({ id: 'undo', origin: { kind: 'undo', jobId: 'import' } });
  const one = groups.slice(0, 1);

  test.each([
    [{ kind: 'undo', jobId: 'import' }, 'Undo of team.xlsx'],
    [{ kind: 'retry', jobId: 'import' }, 'Retry of team.xlsx'],
    [{ kind: 'undo', jobId: 'undo' }, 'Undo of “Undo of team.xlsx”'],
    [{ kind: 'undo', jobId: 'import', retryOf: 'undo' }, 'Retry of “Undo of team.xlsx”'],
  ] as const)('is the earlier job for an undo and a retry: %j', (origin, text) => {
    expect(sourceText({ origin, groups: one }, [jobView(), undo, ofFile], writing)).toBe(text);
  });

  test.each([
    [{ kind: 'undo', jobId: 'older' }, 'Undo of changes in sales'],
    [{ kind: 'retry', jobId: 'older' }, 'Retry of changes in sales'],
    [{ kind: 'undo', jobId: 'old', retryOf: 'older' }, 'Retry of “Undo of changes in sales”'],
  ] as const)('is its groups if the page does not know the earlier job: %j', (origin, text) => {
    expect(sourceText({ origin, groups: one }, [ofFile], writing)).toBe(text);
  });

  test('is its groups if the earlier job had no file', () => {
    const source = { origin: undo.origin, groups: one };
    expect(sourceText(source, [jobView({ id: 'import' })], writing)).toBe(
      'Undo of changes in sales',
    );
  });

  test('says that a group was deleted, which has no name any more', () => {
    expect(groupNames([groupView({ name: '' })], 2, writing)).toBe('a deleted group');
  });
});

test.each([
  [{ adds: 12, removals: 3, groups: 4 }, '12 additions and 3 removals in 4 groups'],
  [{ adds: 1, removals: 0, groups: 1 }, '1 addition in 1 group'],
  [{ adds: 0, removals: 2, groups: 1 }, '2 removals in 1 group'],
])('says what a plan changes, without what it does not: %j', (size, text) => {
  expect(changesText(size, writing)).toBe(text);
});

describe('the title of a list', () => {
  test('is the name of its file, cut to what a plan keeps', () => {
    expect(planTitle(' team.xlsx ')).toBe('team.xlsx');
    expect(planTitle('x'.repeat(100))).toBe('x'.repeat(100));
    expect(planTitle('x'.repeat(101))).toBe(`${'x'.repeat(99)}…`);
    expect(planTitle(`${'x'.repeat(98)}🚀🚀`)).toBe(`${'x'.repeat(98)}…`);
  });

  test('has no characters that a plan refuses', () => {
    expect(planTitle('a\u0000b\ud800\nc.csv')).toBe('ab c.csv');
    expect(planTitle('\ud800')).toBeUndefined();
  });

  test('is missing for a pasted list and for a list by hand', () => {
    expect(planTitle(undefined)).toBeUndefined();
    expect(listTitle({ kind: 'writing' })).toBeUndefined();
  });
});

describe('the risks of a plan', () => {
  const adding = groupView({ name: 'confluence-users', adds: 7, givesAccess: true });
  const removing = groupView({ name: 'partners', adds: 0, removals: 2, givesAccess: true });
  const admins = groupView({ name: 'site-admins', isProtected: true });

  test('are none for additions to a plain group', () => {
    expect(planRisks({ groups: [groupView()] }, writing)).toEqual({ lines: [], isGrave: false });
    expect(planWarnings({ groups: [groupView()] }, undefined, writing)).toEqual([]);
  });

  test('are removals, lost access, licenses and admin rights, each in one line', () => {
    expect(planRisks({ groups: [adding, removing, admins] }, writing)).toEqual({
      isGrave: true,
      lines: [
        '2 removals: people lose any permissions and space access that come only from the groups they leave.',
        '2 removals may end people’s access to Confluence: partners.',
        '7 additions may each take a license: confluence-users.',
        'This group may give admin rights: site-admins.',
      ],
    });
  });

  test('are not grave for removals from a plain group', () => {
    const plain = groupView({ adds: 0, removals: 1 });
    expect(planRisks({ groups: [plain] }, writing)).toMatchObject({ isGrave: false });
  });

  test('name three groups, and count the others', () => {
    const all = groups.map((group) => ({ ...group, isProtected: true }));
    expect(planRisks({ groups: all }, writing).lines).toEqual([
      'These groups may give admin rights: sales, legal, support, and 2 more.',
    ]);
  });

  describe('include what Confluence does not say of a group', () => {
    const unknown = ({ givesAccess: _unknown, ...rest }: PlanGroupView): PlanGroupView => rest;
    const alone = unknown(groupView({ name: 'sales', adds: 1 }));

    test('licenses, also beside a group that is known to take some', () => {
      const one = words('bulk.plan.seats.one', { count: '1', groups: 'sales' });
      const { lines, isGrave } = planRisks({ groups: [alone] }, writing);
      expect([lines, isGrave]).toEqual([[one, words('bulk.plan.access.unknown')], true]);
      expect(planWarnings({ groups: [alone] }, undefined, writing)).toEqual([
        { title: 'bulk.plan.seats.title', text: `${one} ${words('bulk.plan.access.unknown')}` },
      ]);
      expect(planRisks({ groups: [adding, alone] }, writing).lines).toEqual([
        '8 additions may each take a license: confluence-users and sales.',
        words('bulk.plan.access.unknown'),
      ]);
    });

    test('the end of access', () => {
      const { lines, isGrave } = planRisks({ groups: [unknown(removing)] }, writing);
      expect(isGrave).toBe(true);
      expect(lines.slice(1)).toEqual([
        '2 removals may end people’s access to Confluence: partners.',
        words('bulk.plan.access.unknown'),
      ]);
      expect(planWarnings({ groups: [unknown(removing)] }, undefined, writing)).toEqual([]);
    });
  });
});

describe('a warning of groups that are not delegated', () => {
  const sales = groupView({ id: 'sales', name: 'sales' });
  const legal = groupView({ id: 'legal', name: 'legal' });
  const siteFor = (viewerIsSiteAdmin: boolean | undefined, delegated: { id: string }[]) => ({
    ...({ app: 'works', viewer: 'unknown', delegatedGroups: delegated } as const),
    ...(viewerIsSiteAdmin !== undefined && { viewerIsSiteAdmin }),
  });
  const warned = (site: SiteStatus, all = [sales, legal]) =>
    planWarnings({ groups: all }, site, writing)
      .filter(({ title }) => title === 'bulk.plan.rights.title')
      .map(({ text }) => text);

  test('names them to an admin who may not be a site admin', () => {
    expect(warned(siteFor(false, [sales]))).toEqual([
      words('bulk.plan.rights', { groups: 'legal' }),
    ]);
    expect(warned(siteFor(undefined, []))).toEqual([
      words('bulk.plan.rights', { groups: 'sales and legal' }),
    ]);
  });

  test('is not shown to a site admin, nor if all groups are delegated', () => {
    expect(warned(siteFor(true, []))).toEqual([]);
    expect(warned(siteFor(false, [sales, legal]))).toEqual([]);
  });

  test('does not repeat a group that is refused anyway', () => {
    const refused = groupView({ name: 'synced', refusal: 'externally-managed' });
    expect(warned(siteFor(false, [sales, legal]), [sales, legal, refused])).toEqual([]);
  });
});

describe('the jobs that a plan or job leads to', () => {
  const asked = (command: 'pause' | 'retry' | 'undo', jobId?: string) => ({
    ...{ command, by: 'owner', at: '2026-08-03T10:00:00Z' },
    ...(jobId !== undefined && { jobId }),
  });

  test('are none for a list that nothing followed', () => {
    expect(jobLinks(jobView({ commands: [asked('pause')] }))).toEqual([]);
    expect(jobLinks(planView())).toEqual([]);
  });

  test('are the earlier job, and the latest retry and undo', () => {
    const commands = [asked('retry', 'r1'), asked('undo', 'u1'), asked('retry', 'r2')];
    expect(jobLinks(jobView({ origin: { kind: 'retry', jobId: 'first' }, commands }))).toEqual([
      { text: 'bulk.source.show', jobId: 'first' },
      { text: 'bulk.later.retry', jobId: 'r2' },
      { text: 'bulk.later.undo', jobId: 'u1' },
    ]);
  });

  test('are the undo itself for a retry of an undo', () => {
    const origin = { kind: 'undo', jobId: 'first', retryOf: 'undo' } as const;
    expect(jobLinks(planView({ origin }))).toEqual([{ text: 'bulk.source.show', jobId: 'undo' }]);
  });

  test('leave out an undo on whose record its job is missing', () => {
    expect(jobLinks(jobView({ commands: [asked('undo')] }))).toEqual([]);
  });
});
