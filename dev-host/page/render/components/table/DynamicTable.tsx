import AkDynamicTable from '@atlaskit/dynamic-table';
import type { DynamicTableProps } from '@atlaskit/forge-react-types';
import type { DocNode } from '../../docNode';
import { uiKitComponent } from '../../uiKitComponent';
import type { Drawing } from '../../uiKitComponent';

/**
 * https://developer.atlassian.com/platform/forge/ui-kit/components/dynamic-table/
 * `@forge/react` sends head and rows as children: a `ContentWrapper` each, with `Cell`s in the
 * head and `Row`s of `Cell`s in the rows; `rowKey` and `cellKey` carry the keys.
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
    const headCells = partNamed(node, 'head');
    return (
      <AkDynamicTable
        {...props}
        {...(headCells.length === 0 ? {} : { head: { cells: cellsOf(headCells, draw) } })}
        rows={partNamed(node, 'rows').map((row) => rowOf(row, draw))}
        {...(emptyView === undefined ? {} : { emptyView: <>{draw.prop(emptyView)}</> })}
      />
    );
  },
);

function partNamed(table: DocNode, name: 'head' | 'rows'): readonly DocNode[] {
  return table.children.find((part) => part.props['name'] === name)?.children ?? [];
}

function rowOf(row: DocNode, draw: Drawing) {
  const { rowKey, ...props } = row.props;
  return { ...props, key: String(keyOf(rowKey, row)), cells: cellsOf(row.children, draw) };
}

function cellsOf(cells: readonly DocNode[], draw: Drawing) {
  return cells.map((cell) => {
    const { cellKey, ...props } = cell.props;
    return { ...props, key: keyOf(cellKey, cell), content: draw.children(cell) };
  });
}

// Sorting compares keys: a number has to stay one.
function keyOf(given: unknown, node: DocNode): string | number {
  return typeof given === 'string' || typeof given === 'number' ? given : node.key;
}
