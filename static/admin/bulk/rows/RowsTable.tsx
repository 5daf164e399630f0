import React, { type ReactNode } from 'react';
import { DynamicTable } from '@forge/react';
import type { MessageKey } from '../../words/messageKey';
import { useWords } from '../../words/useWords';

export type Column = { key: string; title: MessageKey; width: number };

type Props = {
  label: MessageKey;
  columns: readonly Column[];
  rows: { key: string; cells: { key: string; content: ReactNode }[] }[];
  /** Where all rows are given at once. */
  rowsPerPage?: number;
};

/** A table whose columns keep their widths, so that no long name widens the page. */
export const RowsTable = ({ label, columns, ...rest }: Props) => {
  const words = useWords();
  const cells = columns.map(({ key, title, width }) => ({ key, content: words(title), width }));
  return <DynamicTable label={words(label)} isFixedSize head={{ cells }} {...rest} />;
};
