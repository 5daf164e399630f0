import type { ReactNode } from 'react';
import AkDynamicTable from '@atlaskit/dynamic-table';
import type { DynamicTableProps } from '@atlaskit/forge-react-types';
import type { DocNode } from '../docNode';
import { Refusal } from '../Refusal';
import { uiKitComponent } from '../uiKitComponent';
import { refusalOfProps, refusalOfRows } from '../unsupported';

// Props of a row and of a cell, beside the keys. Only a cell of the head has all of them.
const ROW_PROPS = new Set(['isHighlighted', 'rowKey']);
const CELL_PROPS = new Set(['cellKey', 'colSpan']);
const HEAD_CELL_PROPS = new Set([...CELL_PROPS, 'isSortable', 'shouldTruncate', 'width']);

type Props = Omit<DynamicTableProps, 'emptyView' | 'head' | 'rows'> & { emptyView?: string };

/**
 * https://developer.atlassian.com/platform/forge/ui-kit/components/dynamic-table/
 * `@forge/react` sends head and rows as children. Each is a `ContentWrapper`: `Cell`s in the head,
 * and `Row`s of `Cell`s in the rows. `rowKey` and `cellKey` are their keys. It doesn't draw an
 * element in `emptyView`. Only a text, which Forge documents but the published type lacks, is sure to
 * arrive.
 */
export const DynamicTable = uiKitComponent<Props>(
  ['emptyView', 'isFixedSize', 'isLoading', 'label', 'rowsPerPage', 'sortKey', 'sortOrder'],
  ({ props: { emptyView, ...others }, node, drawChildren }) => {
    const headCells = childrenOf(node, 'head');
    const rows = childrenOf(node, 'rows');
    const refusal = refusalOfTable(emptyView, headCells, rows);
    if (refusal !== undefined) return <Refusal>{refusal}</Refusal>;
    return (
      <AkDynamicTable
        {...others}
        {...(emptyView !== undefined && { emptyView: <>{emptyView}</> })}
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

const refusalOfTable = (
  emptyView: unknown,
  headCells: readonly DocNode[],
  rows: readonly DocNode[],
): string | undefined => {
  if (emptyView !== undefined && typeof emptyView !== 'string')
    return 'The local Forge draws only a text as the emptyView of a <DynamicTable>.';
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
