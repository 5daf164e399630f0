import type { ReactNode } from 'react';
import AkDynamicTable from '@atlaskit/dynamic-table';
import type { DynamicTableProps } from '@atlaskit/forge-react-types';
import type { DocNode } from '../docNode';
import { uiKitComponent } from '../uiKitComponent';
import { partOfTable } from '../unsupported';

type Props = Omit<DynamicTableProps, 'head' | 'rows'>;

/**
 * https://developer.atlassian.com/platform/forge/ui-kit/components/dynamic-table/
 * `@forge/react` sends head and rows as children. Each is a `ContentWrapper`: `Cell`s in the head,
 * and `Row`s of `Cell`s in the rows. `rowKey` and `cellKey` are their keys.
 */
export const DynamicTable = uiKitComponent<Props>(
  ['isFixedSize', 'isLoading', 'label', 'rowsPerPage'],
  ({ props, node, drawChildren }) => {
    const headCells = partOfTable(node, 'head');
    const rows = partOfTable(node, 'rows');
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

const cellsOf = (cells: readonly DocNode[], drawChildren: (cell: DocNode) => ReactNode) =>
  cells.map((cell) => {
    const { cellKey, ...props } = cell.props;
    return { ...props, key: keyOf(cellKey, cell.key), content: drawChildren(cell) };
  });

// A number stays a number, because sorting compares keys.
const keyOf = (given: unknown, fallback: string): string | number =>
  typeof given === 'string' || typeof given === 'number' ? given : fallback;
