import { Button, ButtonGroup, DynamicTable, Inline, Spinner, Text } from '@forge/react';
import React, { type ReactNode, useEffect, useRef } from 'react';
import { useIsVisible } from '../frames/OneFrame';
import { ReadingFailure } from '../ui/FailureMessage';
import { TextField } from '../ui/fields';
import { Status } from '../ui/layout';
import { useMovedFocus } from '../ui/useMovedFocus';
import { readingWords, type SpecialWords } from '../words/failureWords';
import type { MessageKey } from '../words/fill';
import { useNumber, useWords } from '../words/useWords';
import type { Pages, Rows } from './useRows';

/** A column of a table. Tables have no two columns with the same title. */
export type Column = { title: MessageKey; width?: number };

type RowsTableProps = {
  label: MessageKey;
  columns: readonly Column[];
  /** The cells of each row, in the order of the columns. */
  rows: readonly (readonly ReactNode[])[];
  /** Whether the rows are still loading. The table keeps its place meanwhile. */
  isLoading?: boolean;
  rowsPerPage?: number;
};

/**
 * A table with fixed column widths, so that long names don't widen the page. Its rows are keyed by
 * their place, because `@forge/react` 12.3.1 puts rows that move into the wrong order. So a row
 * changes its content, and a cell can't hold a field that keeps its own value. It has no rows while
 * its tab is hidden: every commit of React sends the rows of all tabs.
 */
export const RowsTable = ({ label, columns, rows, ...rest }: RowsTableProps) => {
  const words = useWords();
  const isVisible = useIsVisible();
  const shown = isVisible ? rows : [];
  return (
    <DynamicTable
      label={words(label)}
      isFixedSize
      head={{
        cells: columns.map(({ title, ...width }) => ({
          key: title,
          content: words(title),
          ...width,
        })),
      }}
      rows={shown.map((cells, row) => ({
        key: row.toString(),
        // `@forge/react` calls a component that is a cell's content, unless it is in a Fragment.
        cells: cells.map((cell, column) => ({ key: column.toString(), content: <>{cell}</> })),
      }))}
      {...rest}
    />
  );
};

const rowsWords: SpecialWords = {
  ...readingWords,
  'plan-differs': { title: 'bulk.rows.differ.title', next: 'bulk.rows.differ.next' },
};

/** Shows that rows are loading, or why they failed. */
export const RowsState = ({ source: { isBusy, failure, tryAgain } }: { source: Rows<unknown> }) => {
  const words = useWords();
  return (
    <Status>
      {isBusy && <Spinner size="small" label={words('loading')} />}
      {failure && (
        <ReadingFailure
          title="bulk.rows.failed"
          failure={failure}
          special={rowsWords}
          onRetry={() => void tryAgain()}
        />
      )}
    </Status>
  );
};

type PagerProps = {
  pages: Pages<unknown>;
  /** Whether there are more rows than the page has loaded. */
  hasMore?: boolean;
};

/** Says which rows are shown, with buttons for the previous and next page. */
export const Pager = ({ pages, hasMore = false }: PagerProps) => {
  const words = useWords();
  const number = useNumber();
  const { rows, from, count, isRead } = pages;
  const shown = {
    from: number(from + 1),
    to: number(from + rows.length),
    count: number(count),
  };
  const range = words(hasMore ? 'bulk.rows.shown-of-more' : 'bulk.rows.shown', shown);
  const text = rows.length > 0 ? range : words('bulk.rows.none');
  return (
    <Inline space="space.100" alignBlock="center" spread="space-between" shouldWrap>
      <Text>{isRead && text}</Text>
      <PageButtons {...pages} isBusy={!isRead} />
    </Inline>
  );
};

type PageButtonsProps = Partial<Record<'toPrevious' | 'toNext', (() => void) | undefined>> & {
  /** Whether the page is still loading, so that it isn't certain which pages there are. */
  isBusy?: boolean;
};

/**
 * Buttons for the previous and next page. Shows nothing if there is a single page. A button that is
 * disabled by its own use gives the focus to the other one.
 */
export const PageButtons = (props: PageButtonsProps) => {
  const words = useWords();
  const focus = useMovedFocus();
  const used = useRef<'toPrevious' | 'toNext'>();
  useEffect(() => {
    if (props.isBusy === true) return;
    if (used.current && !props[used.current])
      focus.moveTo(used.current === 'toNext' ? 'toPrevious' : 'toNext');
    used.current = undefined;
  });
  if (!props.toPrevious && !props.toNext) return null;
  return (
    <ButtonGroup label={words('bulk.rows.pages')}>
      {(['toPrevious', 'toNext'] as const).map((to) => {
        const { key, autoFocus } = focus.on(to);
        return (
          <Button
            key={`${to} ${key}`}
            autoFocus={autoFocus}
            spacing="compact"
            isDisabled={!props[to]}
            onClick={() => {
              used.current = to;
              props[to]?.();
            }}
          >
            {words(to === 'toNext' ? 'bulk.rows.next' : 'bulk.rows.previous')}
          </Button>
        );
      })}
    </ButtonGroup>
  );
};

type SearchFieldProps = { id: string; label: MessageKey; onSearch: (text: string) => void };

/** Filters a table by a text. */
export const SearchField = ({ id, label, onSearch }: SearchFieldProps) => {
  const words = useWords();
  return (
    <TextField
      id={id}
      label={words(label)}
      isCompact
      onChange={(typed) => {
        onSearch(typed.trim().toLowerCase());
      }}
    />
  );
};
