import type { ReactNode } from 'react';
import AkDynamicTable from '@atlaskit/dynamic-table';
import type { DynamicTableProps } from '@atlaskit/forge-react-types';
import type { DocNode } from '../docNode';
import { Refusal } from '../Refusal';
import { uiKitComponent } from '../uiKitComponent';
import { refusalOfProps, refusalOfRows } from '../unsupported';

// Props of a row and of a cell, beside the keys. Only a cell of the head has a width.
const ROW_PROPS = new Set(['rowKey']);
const CELL_PROPS = new Set(['cellKey']);
const HEAD_CELL_PROPS = new Set(['cellKey', 'width']);

type Props = Omit<DynamicTableProps, 'head' | 'rows'>;

/**
 * https://developer.atlassian.com/platform/forge/ui-kit/components/dynamic-table/
 * `@forge/react` sends head and rows as children. Each is a `ContentWrapper`: `Cell`s in the head,
 * and `Row`s of `Cell`s in the rows. `rowKey` and `cellKey` are their keys.
 */
export const DynamicTable = uiKitComponent<Props>(
  ['isFixedSize', 'isLoading', 'label', 'rowsPerPage'],
  ({ props, node, drawChildren }) => {
    const headCells = childrenOf(node, 'head');
    const rows = childrenOf(node, 'rows');
    const refusal = refusalOfTable(headCells, rows);
    if (refusal !== undefined) return <Refusal>{refusal}</Refusal>;
    return (
      <AkDynamicTable
        {...props}
        {...(headCells.length > 0 && { head: { cells: cellsOf(headCells, drawChildren) } })}
        rows={rows.map(({ key, props: { rowKey }, children }) => ({
          key: String(keyOf(rowKey, key)),
          cells: cellsOf(children, drawChildren),
        }))}
      />
    );
  },
);

const refusalOfTable = (
  headCells: readonly DocNode[],
  rows: readonly DocNode[],
): string | undefined => {
  const tooMany = refusalOfRows(rows.length);
  if (tooMany !== undefined) return tooMany;
  const refusals = [
    ...headCells.map((cell) => refusalOfProps(cell, HEAD_CELL_PROPS)),
    ...rows.map((row) => refusalOfProps(row, ROW_PROPS)),
    ...rows.flatMap((row) => row.children.map((cell) => refusalOfProps(cell, CELL_PROPS))),
  ];
  return refusals.find((refused) => refused !== undefined);
};

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
