import {
  Box,
  Button,
  ButtonGroup,
  DynamicTable,
  Inline,
  Label,
  Lozenge,
  Spinner,
  Stack,
  Text,
  Textfield,
  User,
} from '@forge/react';
import React, { type ReactNode } from 'react';
import type { PlanGroupView, PlanRowView } from '../../../../src/application/bulkApi';
import { FailureMessage } from '../../ui/FailureMessage';
import { readingWords } from '../../words/failureWords';
import { type MessageKey, typedText, type Words } from '../../words/fill';
import { useNumber, useWords } from '../../words/useWords';
import type { Pages, Rows } from './useRows';

export type Column = { key: string; title: MessageKey; width: number };

type RowsTableProps = {
  label: MessageKey;
  columns: readonly Column[];
  rows: { key: string; cells: { key: string; content: ReactNode }[] }[];
  /** Where all rows are given at once. */
  rowsPerPage?: number;
};

/** A table whose columns keep their widths, so that no long name widens the page. */
export const RowsTable = ({ label, columns, ...rest }: RowsTableProps) => {
  const words = useWords();
  const cells = columns.map(({ key, title, width }) => ({ key, content: words(title), width }));
  return <DynamicTable label={words(label)} isFixedSize head={{ cells }} {...rest} />;
};

/** That rows are on their way, or why they are not. */
export const RowsState = ({ of: { isBusy, failure, tryAgain } }: { of: Rows<unknown> }) => {
  const words = useWords();
  return (
    <Box role="status">
      {isBusy && <Spinner size="small" label={words('loading')} />}
      {failure && (
        <Stack space="space.100" alignInline="start">
          <FailureMessage title="bulk.rows.failed" failure={failure} special={readingWords} />
          <Button onClick={() => void tryAgain()}>{words('try-again')}</Button>
        </Stack>
      )}
    </Box>
  );
};

/** Which rows are shown, once that is known, and the way to those before and after them. */
export const Pager = ({ pages }: { pages: Pages<unknown> }) => {
  const words = useWords();
  const number = useNumber();
  const { rows, from, count, isRead, toPrevious, toNext } = pages;
  const shown = {
    from: number(from + 1),
    to: number(from + rows.length),
    count: number(count),
  };
  const said = rows.length > 0 ? words('bulk.rows.shown', shown) : words('bulk.rows.none');
  return (
    <Inline space="space.100" alignBlock="center" spread="space-between" shouldWrap>
      <Text>{isRead && said}</Text>
      {(toPrevious ?? toNext) && (
        <ButtonGroup label={words('bulk.rows.pages')}>
          <Button spacing="compact" isDisabled={!toPrevious} onClick={toPrevious ?? nothing}>
            {words('bulk.rows.previous')}
          </Button>
          <Button spacing="compact" isDisabled={!toNext} onClick={toNext ?? nothing}>
            {words('bulk.rows.next')}
          </Button>
        </ButtonGroup>
      )}
    </Inline>
  );
};

const nothing = (): void => undefined;

type SearchFieldProps = { id: string; label: MessageKey; onSearch: (text: string) => void };

/** Narrows a table down to the rows that hold a text. */
export const SearchField = ({ id, label, onSearch }: SearchFieldProps) => {
  const words = useWords();
  return (
    <Box>
      <Label labelFor={id}>{words(label)}</Label>
      <Textfield
        id={id}
        name={id}
        isCompact
        onChange={(event) => {
          onSearch(typedText(event).trim().toLowerCase());
        }}
      />
    </Box>
  );
};

const MAX_LINES = 2; // of a name or a reason, which may have 255 characters

/** The cells that rows of plans and of jobs have in common, for a DynamicTable. */
export const rowCells = (
  { row, group, action, accountId }: PlanRowView,
  groups: readonly PlanGroupView[],
  words: Words,
) => [
  { key: 'row', content: <Text>{row.toString()}</Text> },
  { key: 'person', content: <User accountId={accountId} /> },
  {
    key: 'action',
    content: (
      <Lozenge appearance={action === 'add' ? 'new' : 'moved'}>
        {words(`bulk.action.${action}`)}
      </Lozenge>
    ),
  },
  { key: 'group', content: <Text maxLines={MAX_LINES}>{groups[group]?.name ?? '–'}</Text> },
];
