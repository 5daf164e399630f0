import type { DocNode } from './docNode';

/**
 * The maximum number of rows of one DynamicTable. Each commit sends the whole tree over the bridge:
 * measured with `@forge/react` 12.3.1, five columns take 39 KB at 25 rows, 149 KB at 100, 742 KB at
 * 500 and 1.5 MB at 1,000. `rowsPerPage` doesn't reduce it. Forge documents no limit; the app's
 * largest table, the groups of a plan, has 500 rows. A new table should have at most 50 rows.
 */
export const MAX_TABLE_ROWS = 500;

// What `@forge/react` 12.3.1 doesn't export, and what to use.
const INSTEAD_OF_COMPONENT: Readonly<Record<string, string>> = {
  AsyncSelect: 'Select with options, onInputChange and isLoading',
  Banner: 'SectionMessage',
  Combobox: 'Select with options and onInputChange',
  CreatableSelect: 'Select, and a Textfield for other values',
  DropdownMenu: 'Popup with role="dialog", a label and Buttons, which are no menu items',
  Flag: 'SectionMessage',
  Flex: 'Inline or Stack',
  Grid: 'Inline with shouldWrap, or DynamicTable',
  IconButton: 'Button with a text',
  Skeleton: 'Spinner, ProgressBar, or isLoading of DynamicTable',
};

// Props that UI Kit lacks, although Atlaskit's components or their names suggest them.
const INSTEAD_OF_PROP: Readonly<Record<string, string>> = {
  'DynamicTable.onSort': 'sorted rows, and a Select for their order',
  'DynamicTable.totalRows': 'the rows of one page with Buttons for the others',
  'Popup.titleId': 'label, because Forge changes the id that titleId would name',
  'Select.aria-*': 'a Label whose labelFor is the id',
  'Select.isCreatable': 'a Textfield for other values',
  'Select.loadOptions': 'options, onInputChange and isLoading',
  'Select.onCreateOption': 'a Textfield for other values',
  'UserPicker.value': 'defaultValue and onChange, and another key to start again',
};

/** Says why a component is not drawn. Names what to use if UI Kit doesn't have it. */
export const refusalOfType = (type: string): string => {
  const instead = INSTEAD_OF_COMPONENT[type];
  return instead === undefined
    ? `The local Forge does not draw the component <${type}>.`
    : `UI Kit has no component <${type}>. Use ${instead}.`;
};

/** Says which props a component doesn't accept, if any. Names what to use if UI Kit lacks them. */
export const refusalOfProps = (
  { type, props }: Pick<DocNode, 'type' | 'props'>,
  accepts: ReadonlySet<string>,
): string | undefined => {
  const refused = Object.keys(props)
    .filter((name) => props[name] !== undefined && !accepts.has(name))
    .map((name) => refusalOfProp(type, name));
  return refused.length === 0 ? undefined : refused.join('\n');
};

const refusalOfProp = (type: string, name: string): string => {
  const instead = INSTEAD_OF_PROP[`${type}.${name.startsWith('aria-') ? 'aria-*' : name}`];
  return instead === undefined
    ? `The local Forge knows no prop "${name}" of <${type}>.`
    : `UI Kit has no prop "${name}" of <${type}>. Use ${instead}.`;
};

/** Says what a component doesn't accept: a prop, or what is in it. */
export const refusalOf = (node: DocNode, accepts: ReadonlySet<string>): string | undefined =>
  refusalOfProps(node, accepts) ?? CONTENT_REFUSALS[node.type]?.(node);

const CONTENT_REFUSALS: Readonly<Record<string, (node: DocNode) => string | undefined>> = {
  DynamicTable: (node) => refusalOfTable(node),
  EmptyState: ({ props }) =>
    typeof props['description'] === 'object'
      ? 'The local Forge draws only a text as the description of <EmptyState>.'
      : undefined,
  Link: ({ children }) =>
    children.some(({ type }) => type !== 'String')
      ? 'A <Link> of UI Kit takes only a text.'
      : undefined,
  Popup: ({ props }) =>
    props['role'] !== undefined && props['label'] === undefined
      ? 'A <Popup> with a role needs a label, which names it.'
      : undefined,
  // Atlaskit makes the label of a visited stage a link without an address, which reloads the page.
  ProgressTracker: ({ props }) =>
    (props['items'] as { status: string }[]).some(({ status }) => status === 'visited')
      ? 'The local Forge draws no visited stage of a <ProgressTracker>.'
      : undefined,
};

// Props of a row and of a cell, beside the keys. Only a cell of the head has a width.
const ROW_PROPS = new Set(['rowKey']);
const CELL_PROPS = new Set(['cellKey']);
const HEAD_CELL_PROPS = new Set(['cellKey', 'width']);

/** Says why a table is not drawn, if it isn't: for its rows, or for a prop of a row or cell. */
const refusalOfTable = (table: DocNode): string | undefined => {
  const [headCells, rows] = [partOfTable(table, 'head'), partOfTable(table, 'rows')];
  const tooMany = refusalOfRows(rows.length);
  if (tooMany !== undefined) return tooMany;
  const refusals = [
    ...headCells.map((cell) => refusalOfProps(cell, HEAD_CELL_PROPS)),
    ...rows.map((row) => refusalOfProps(row, ROW_PROPS)),
    ...rows.flatMap((row) => row.children.map((cell) => refusalOfProps(cell, CELL_PROPS))),
  ];
  return refusals.find((refused) => refused !== undefined);
};

/** The cells of a table's head, or its rows. `@forge/react` sends both as children. */
export const partOfTable = (table: DocNode, name: 'head' | 'rows'): readonly DocNode[] =>
  table.children.find((child) => child.props['name'] === name)?.children ?? [];

/** Says why a table with so many rows is refused, if it is. */
export const refusalOfRows = (count: number): string | undefined =>
  count <= MAX_TABLE_ROWS
    ? undefined
    : `A <DynamicTable> with ${count} rows is too large: every commit sends all of them. ` +
      `Use at most ${MAX_TABLE_ROWS}, better 50, and Buttons for other pages.`;
