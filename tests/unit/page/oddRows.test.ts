import type { Group } from '../../../src/contract/adminApi';
import type { CheckedGroup, FoundPerson } from '../../../src/contract/bulkApi';
import type { Finding, ImportRow } from '../../../static/admin/bulk/import/import';
import { NO_ANSWERS, type ReviewAnswer } from '../../../static/admin/bulk/list/answers';
import { type Checked, keyOfName } from '../../../static/admin/bulk/list/checkList';
import { similarNames, wordsToSearch } from '../../../static/admin/bulk/list/similarGroups';
import { linesOf, type OpenQuestion } from '../../../static/admin/bulk/review/question';
import { reviewList } from '../../../static/admin/bulk/review/reviewList';
import { understood } from '../import/lists';
import { accountRow, checkedGroups, listOf } from './lists';

const missing: CheckedGroup = { ok: false, code: 'group-not-found' };

const review = (
  rows: ImportRow[],
  checked: Partial<Checked> = {},
  findings: Finding[] = [],
  answers: readonly (readonly [OpenQuestion | undefined, ReviewAnswer])[] = [],
) =>
  reviewList(listOf(rows, findings), checkedGroups(checked), {
    ...NO_ANSWERS,
    byQuestion: new Map(answers.map(([question, answer]) => [question?.key ?? '', answer])),
  });

const withMissing = (...names: string[]): Checked['groups'] =>
  new Map([...checkedGroups().groups, ...names.map((name) => [name, missing] as const)]);

const groupNamed = (name: string): Group => ({
  id: name,
  name,
  change: 'allowed',
  gives: 'nothing',
});

describe('a group that is not found', () => {
  const group: Group = { id: 'id-a', name: 'group a', change: 'allowed', gives: 'nothing' };

  test('comes with similar groups, and one answer resolves all its rows', () => {
    const rows = [2, 3].map((row) => accountRow(row, { group: 'groop a' }));
    const checked = {
      groups: withMissing('groop a'),
      similarGroups: new Map([['groop a', [group]]]),
    };
    const { open } = review(rows, checked);
    expect(open).toMatchObject([{ wants: 'group', groups: [group], rows: [2, 3] }]);
    const { ready } = review(rows, checked, [], [[open[0], { kind: 'group', group }]]);
    expect(ready.map(({ group: { id } }) => id)).toEqual(['id-a', 'id-a']);
  });

  test.each([
    ['Desing Guild', 'design-guild'],
    ['Plattform-Team', 'Platform Team'],
    ['docs-editors@example.com', 'docs-editors'],
    ['Équipe Plateforme', 'equipe plateforme'],
    ['finence', 'finance'],
  ])('%s is like %s', (written, name) => {
    const others = ['confluence-users', 'site-admins', name].map(groupNamed);
    expect(similarNames(written, others)[0]?.name).toBe(name);
  });

  test.each(['Everyone', 'jira-administrators', 'xy'])('%s is like no other group', (written) => {
    const others = ['confluence-users', 'docs-editors', 'Platform Team'];
    expect(similarNames(written, others.map(groupNamed))).toEqual([]);
  });

  test('is searched by its longest words, without a mail domain', () => {
    expect(wordsToSearch('Desing Guild')).toEqual(['Desing', 'Guild', 'Des']);
    expect(wordsToSearch('docs-editors@example.com')).toEqual(['editors', 'docs', 'edi']);
    expect(wordsToSearch('---')).toEqual([]);
  });
});

describe('a cell with several groups', () => {
  const row = accountRow(2, { group: 'group a, group b', groupParts: ['group a', 'group b'] });
  const groups = withMissing('group a, group b');

  test('is used for all of them after one consent', () => {
    const { open, ready } = review([row, { ...row, row: 3 }], { groups });
    expect(ready).toEqual([]);
    expect(open).toMatchObject([
      {
        wants: 'consent',
        why: 'bulk.why.names-several-groups',
        text: 'group a, group b',
        rows: [2, 3],
      },
    ]);
    const after = review([row], { groups }, [], [[open[0], { kind: 'consent' }]]);
    expect(after.ready.map(({ group }) => group.name)).toEqual(['group a', 'group b']);
  });

  test('is one group if a group has this name', () => {
    const whole = {
      ok: true,
      id: 'id-c',
      name: 'group a, group b',
      change: 'allowed',
      gives: 'nothing',
    } as const;
    const { ready } = review([row], { groups: new Map([...groups, [whole.name, whole]]) });
    expect(ready).toMatchObject([{ group: { id: 'id-c' } }]);
  });

  test.each(['unavailable', 'not-permitted', 'invalid-input'] as const)(
    'is not split while its whole text is %s',
    (code) => {
      const others = new Map([...groups, [row.group ?? '', { ok: false, code }] as const]);
      const { open } = review([row], { groups: others });
      expect(open).toMatchObject([{ wants: 'group', text: 'group a, group b' }]);
    },
  );

  test('asks about the one that is not found', () => {
    const odd = { ...row, group: 'group a, x', groupParts: ['group a', 'x'] };
    const { open } = review([odd], { groups: withMissing('group a, x', 'x') });
    expect(open).toMatchObject([{ wants: 'group', text: 'x' }]);
  });
});

describe('a person', () => {
  const nobody = (name: string): ImportRow =>
    accountRow(2, {
      person: undefined,
      noPerson: { code: 'bad-person', text: name, place: 1 },
      name,
    });

  test('with a name alone is only suggested, never used', () => {
    const people = new Map<string, FoundPerson>([
      [keyOfName('Grace Chen'), { is: 'open', candidates: ['one', 'two'], asked: true }],
    ]);
    const { open, ready } = review([nobody('Grace Chen')], { people });
    expect(ready).toEqual([]);
    expect(open).toMatchObject([
      {
        wants: 'person',
        why: 'bulk.why.name-only',
        text: 'Grace Chen',
        candidates: ['one', 'two'],
      },
    ]);
  });

  test('who is not active by the list is asked about once', () => {
    const findings: Finding[] = [{ row: 2, code: 'inactive', fixed: false, text: 'Deactivated' }];
    const accountStatuses = new Map([['account-2', 'suspended' as const]]);
    const { open } = review([accountRow(2)], { accountStatuses }, findings);
    expect(open).toMatchObject([{ wants: 'consent', why: 'bulk.found.inactive' }]);
    const after = review([accountRow(2)], { accountStatuses }, findings, [
      [open[0], { kind: 'consent' }],
    ]);
    expect(after.ready).toHaveLength(1);
  });
});

describe('parts that can’t be read', () => {
  const asked = (...rows: string[]) => {
    const list = understood(['group,member', ...rows].join('\n'));
    const { open } = reviewList(list, checkedGroups(), NO_ANSWERS);
    return open.map(({ wants, why, text, rows: of }) => [wants, why, text, of]);
  };

  test('are asked about by the text of their own cell', () => {
    expect(asked('S\ufffdd,ana@intranet', 'S\ufffdd,bo@intranet')).toEqual([
      ['group', 'bulk.found.unreadable', 'S\ufffdd', [2, 3]],
      ['person', 'bulk.found.bad-person', 'ana@intranet', [2]],
      ['person', 'bulk.found.bad-person', 'bo@intranet', [3]],
    ]);
    expect(asked(',J\ufffdrg', ',B\ufffdrg')).toEqual([
      ['group', 'bulk.found.no-group', '', [2, 3]],
      ['person', 'bulk.found.unreadable', 'J\ufffdrg', [2]],
      ['person', 'bulk.found.unreadable', 'B\ufffdrg', [3]],
    ]);
  });

  test('are not the same person if a spreadsheet made the same number of two IDs', () => {
    expect(asked('ops,"5,57058E+23"', 'ops,"5,57058E+23"').slice(1)).toEqual([
      ['person', 'bulk.found.damaged-number', '5,57058E+23', [2]],
      ['person', 'bulk.found.damaged-number', '5,57058E+23', [3]],
    ]);
  });

  test('of two people in one row are two questions', () => {
    const rows = [1, 2].map((place) =>
      accountRow(2, { person: undefined, noPerson: { code: 'error-value', text: '#N/A', place } }),
    );
    const { open } = review(rows);
    expect(open.map((question) => question.rows)).toEqual([[2], [2]]);
    const answers = ['ana', 'bo'].map(
      (accountId, place) => [open[place], { kind: 'person', accountId }] as const,
    );
    expect(review(rows, {}, [], answers).ready.map(({ accountId }) => accountId)).toEqual([
      'ana',
      'bo',
    ]);
  });
});

describe('many questions of one cause', () => {
  const noPerson = { code: 'error-value', text: '#N/A', place: 1 } as const;
  const rows = Array.from({ length: 300 }, (_, at) =>
    accountRow(at + 2, { person: undefined, noPerson }),
  );
  const { open } = review(rows);

  test('are one line with all their rows', () => {
    const lines = linesOf(open, new Set());
    expect(lines).toMatchObject([{ kind: 'cause', why: 'bulk.found.error-value' }]);
    expect(lines[0]?.kind === 'cause' && lines[0].rows).toHaveLength(300);
  });

  test('are shown one by one on request, and up to three always', () => {
    const [line] = linesOf(open, new Set());
    expect(linesOf(open, new Set([line?.kind === 'cause' ? line.key : '']))).toHaveLength(300);
    expect(linesOf(open.slice(0, 3), new Set()).map(({ kind }) => kind)).toEqual([
      'question',
      'question',
      'question',
    ]);
  });
});
