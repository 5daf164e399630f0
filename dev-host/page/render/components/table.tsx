import type { ReactNode } from 'react';
import AkDynamicTable from '@atlaskit/dynamic-table';
import type { DynamicTableProps } from '@atlaskit/forge-react-types';
import type { DocNode } from '../docNode';
import { Refusal } from '../Refusal';
import { uiKitComponent } from '../uiKitComponent';
import { refusalOfRows } from '../unsupported';

/**
 * https://developer.atlassian.com/platform/forge/ui-kit/components/dynamic-table/
 * `@forge/react` sends head and rows as children. Each is a `ContentWrapper`: `Cell`s in the head,
 * and `Row`s of `Cell`s in the rows. `rowKey` and `cellKey` are their keys.
 */
export const DynamicTable = uiKitComponent<Omit<DynamicTableProps, 'emptyView' | 'head' | 'rows'>>(
  ['isFixedSize', 'isLoading', 'label', 'rowsPerPage', 'sortKey', 'sortOrder'],
  ({ props, node, drawChildren }) => {
    const headCells = childrenOf(node, 'head');
    const rows = childrenOf(node, 'rows');
    const refusal = refusalOfRows(rows.length);
    if (refusal !== undefined) return <Refusal>{refusal}</Refusal>;
    return (
      <AkDynamicTable
        {...props}
        {...(headCells.length > 0 && { head: { cells: cellsOf(headCells, drawChildren) } })}
        rows={rows.map(({ key, props: { rowKey, ...rowProps }, children }) => ({
          ...rowProps,
          key: String(keyOf(rowKey, key)),
          cells: cellsOf(children, drawChildren),
        }))}
      />
    );
  },
);

const childrenOf = (table: DocNode, name: 'head' | 'rows'): readonly DocNode[] =>
  table.children.find((child) => child.props['name'] === name)?.children ?? [];

const cellsOf = (cells: readonly DocNode[], drawChildren: (cell: DocNode) => ReactNode) =>
  cells.map((cell) => {
    const { cellKey, ...props } = cell.props;
    return { ...props, key: keyOf(cellKey, cell.key), content: drawChildren(cell) };
  });

// A number stays a number, because sorting compares keys.
const keyOf = (given: unknown, fallback: string): string | number =>
  typeof given === 'string' || typeof given === 'number' ? given : fallback;
