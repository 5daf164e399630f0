import {
  MAX_TABLE_ROWS,
  refusalOfProps,
  refusalOfRows,
  refusalOfType,
} from '../../../dev-host/page/render/unsupported';

test.each([
  ['Skeleton', 'Spinner'],
  ['Banner', 'SectionMessage'],
  ['Flag', 'SectionMessage'],
  ['Grid', 'Inline'],
  ['Flex', 'Inline'],
  ['IconButton', 'Button'],
  ['Combobox', 'Select'],
  ['DropdownMenu', 'Popup'],
])('says what to use instead of <%s>: %s', (type, instead) => {
  expect(refusalOfType(type)).toContain(`UI Kit has no component <${type}>. Use ${instead}`);
});

test('names a component that the local Forge does not draw', () => {
  expect(refusalOfType('PieChart')).toBe('The local Forge does not draw the component <PieChart>.');
});

test.each([
  ['DynamicTable', 'onSort', 'sorted rows'],
  ['DynamicTable', 'totalRows', 'the rows of one page'],
  ['Select', 'isCreatable', 'a Textfield'],
  ['Select', 'loadOptions', 'options, onInputChange'],
  ['Select', 'aria-label', 'a Label'],
  ['UserPicker', 'value', 'defaultValue'],
])('says what to use instead of a prop: <%s %s>, %s', (type, name, instead) => {
  expect(refusalOfProps({ type, props: { [name]: 'x' } }, new Set(['id']))).toContain(
    `UI Kit has no prop "${name}" of <${type}>. Use ${instead}`,
  );
});

test('names every other unknown prop, and accepts known and undefined ones', () => {
  const refused = (props: object) =>
    refusalOfProps({ type: 'Button', props: { ...props } }, new Set(['id']));
  expect(refused({ onKeyDown: () => undefined, style: {} })).toBe(
    'The local Forge knows no prop "onKeyDown" of <Button>.\n' +
      'The local Forge knows no prop "style" of <Button>.',
  );
  expect(refused({ id: 'a', style: undefined })).toBeUndefined();
});

test('refuses a table with more rows than the app needs at most', () => {
  expect(refusalOfRows(MAX_TABLE_ROWS)).toBeUndefined();
  expect(refusalOfRows(MAX_TABLE_ROWS + 1)).toContain('with 501 rows is too large');
});
