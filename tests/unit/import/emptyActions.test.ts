import type { Import } from '../../../static/admin/bulk/import/import';
import { readList } from '../../../static/admin/bulk/import/readList';
import { openList, withDefaultAction } from '../../../static/admin/bulk/list/decisions';
import { ANNA, decided, headerKind, mapped, problemsOf, readAnyway } from './lists';

const LIST = `group,member,action,reason\nops,${ANNA},,\nops,bo@example.com,,`;

const asking = (hint: string) => [{ kind: 'no-default-action', places: [], texts: [hint] }];

describe('an action column without values', () => {
  const actionsOf = (list: ReturnType<typeof mapped>) =>
    (readList(list) as Import).rows.map(({ action }) => action);

  test('is read like none', () => {
    expect(problemsOf(LIST)).toEqual([]);
    expect(mapped(LIST).words).toEqual([]);
    expect(actionsOf(mapped(LIST))).toEqual(['add', 'add']);
    expect(actionsOf(decided(mapped(LIST), { defaultAction: 'remove' }))).toEqual([
      ...['remove', 'remove'],
    ]);
  });

  test('leaves the action to the admin if a title or a sheet says to remove', () => {
    const titled = `Please remove\n\n${LIST}`;
    expect(problemsOf(titled)).toEqual(asking('Please remove'));
    expect(readAnyway(titled).rows.map(({ action }) => action)).toEqual([undefined, undefined]);
    const [first] = mapped(LIST).source.sheets;
    if (!first) throw new Error('The list has a sheet.');
    const sheet = { ...first.sheet, name: 'Leavers' };
    const leavers = openList({ kind: 'workbook', sheets: [sheet] }, 'May.xlsx', headerKind);
    expect(leavers).toMatchObject({ list: { problems: asking('Leavers') } });
  });

  test('is asked about if some of its formulas have no value', () => {
    const list = mapped(LIST);
    const [first, ...others] = list.layout?.rows ?? [];
    if (!first || !list.layout) throw new Error('The list has rows.');
    const layout = { ...list.layout, rows: [{ ...first, formulas: [2] }, ...others] };
    expect(decided({ ...list, layout }, {}).problems).toEqual([
      { kind: 'no-meaning', words: [''] },
    ]);
  });
});

describe('a file name that says to remove', () => {
  const content = { kind: 'text', text: LIST } as const;

  test('leaves the action to the admin', () => {
    const opened = openList(content, 'Leavers_May.csv', headerKind);
    expect(opened).toMatchObject({ list: { problems: asking('Leavers_May') } });
    if ('refused' in opened) throw new Error(opened.refused);
    expect(withDefaultAction(opened, 'remove').list.problems).toEqual([]);
  });

  test('says nothing in its extension', () => {
    expect(openList(content, 'May.removed', headerKind)).toMatchObject({ list: { problems: [] } });
  });
});
