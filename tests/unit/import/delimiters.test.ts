import { understood } from './lists';

const CELLS = ['ana@x.example, bo@x.example', 'ana@x.example; bo@x.example'];

describe('a list with several people in its cells', () => {
  test.each(
    ['\t', ';', ',', '|'].flatMap((delimiter) =>
      CELLS.filter((cell) => !cell.includes(delimiter)).flatMap((cell) =>
        [true, false].map((hasHeader) => ({ delimiter, cell, hasHeader })),
      ),
    ),
  )('is split into columns, not into people: %j', ({ delimiter, cell, hasHeader }) => {
    const rows = ['ops', 'dev'].map((group) => [group, cell]);
    const lines = hasHeader ? [['group', 'member'], ...rows] : rows;
    const list = understood(lines.map((cells) => cells.join(delimiter)).join('\n'));
    expect(list.rows.map(({ group, person }) => [group, person])).toEqual(
      ['ops', 'dev'].flatMap((group) =>
        ['ana@x.example', 'bo@x.example'].map((email) => [group, { kind: 'email', email }]),
      ),
    );
  });
});

test.each([
  'group;member\nops;a@x.example,b@x.example,c@x.example,d@x.example',
  'group;member\nNorth America;a@x.example, b@x.example',
  'ops\ta@x.example, b@x.example, c@x.example',
])('is split into columns also with many people, or with a group like a name: %j', (line) => {
  const [first = ''] = line.split('\n').at(-1)?.split(/[;\t]/) ?? [];
  const { rows } = understood(`${line}\n${line.split('\n').at(-1)?.replace(first, 'Sales') ?? ''}`);
  expect(new Set(rows.map(({ group }) => group))).toEqual(new Set([first, 'Sales']));
});
