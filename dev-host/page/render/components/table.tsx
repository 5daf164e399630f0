import AkDynamicTable from '@atlaskit/dynamic-table';
import type { DynamicTableProps } from '@atlaskit/forge-react-types';
import type { DocNode } from '../docNode';
import { Refusal } from '../Refusal';
import { type Drawing, uiKitComponent } from '../uiKitComponent';
import { refusalOfRows } from '../unsupported';

/**
 * https://developer.atlassian.com/platform/forge/ui-kit/components/dynamic-table/
 * `@forge/react` sends head and rows as children. Each is a `ContentWrapper`: `Cell`s in the head,
 * and `Row`s of `Cell`s in the rows. `rowKey` and `cellKey` are their keys.
 */
export const DynamicTable = uiKitComponent<DynamicTableProps>(
  [
    'caption',
    'defaultPage',
    'defaultSortKey',
    'defaultSortOrder',
    'emptyView',
    'highlightedRowIndex',
    'isFixedSize',
    'isLoading',
    'label',
    'loadingSpinnerSize',
    'onSetPage',
    'page',
    'paginationi18n',
    'rowsPerPage',
    'sortKey',
    'sortOrder',
    'testId',
  ],
  ({ props: { emptyView, ...props }, node, draw }) => {
    const headCells = childrenOf(node, 'head');
    const rows = childrenOf(node, 'rows');
    const refusal = refusalOfRows(rows.length);
    if (refusal !== undefined) return <Refusal>{refusal}</Refusal>;
    return (
      <AkDynamicTable
        {...props}
        {...(headCells.length === 0 ? {} : { head: { cells: cellsOf(headCells, draw) } })}
        rows={rows.map((row) => rowOf(row, draw))}
        {...(emptyView === undefined ? {} : { emptyView: <>{draw.prop(emptyView)}</> })}
      />
    );
  },
);

const childrenOf = (table: DocNode, name: 'head' | 'rows'): readonly DocNode[] =>
  table.children.find((child) => child.props['name'] === name)?.children ?? [];

const rowOf = (row: DocNode, draw: Drawing) => {
  const { rowKey, ...props } = row.props;
  return { ...props, key: String(keyOf(rowKey, row)), cells: cellsOf(row.children, draw) };
};

const cellsOf = (cells: readonly DocNode[], draw: Drawing) =>
  cells.map((cell) => {
    const { cellKey, ...props } = cell.props;
    return { ...props, key: keyOf(cellKey, cell), content: draw.children(cell) };
  });

// A number stays a number, because sorting compares keys.
const keyOf = (given: unknown, node: DocNode): string | number =>
  typeof given === 'string' || typeof given === 'number' ? given : node.key;
