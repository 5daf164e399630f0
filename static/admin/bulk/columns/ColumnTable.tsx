import {
  Box,
  Button,
  ErrorMessage,
  HelperMessage,
  Inline,
  Label,
  Lozenge,
  SectionMessage,
  Stack,
  Text,
} from '@forge/react';
import React, { useState } from 'react';
import { COLUMN_ROLES, type ColumnRole } from '../../../../src/domain/columnRole';
import { Choice } from '../../ui/fields';
import type { Words } from '../../words/fill';
import { useWriting } from '../../words/useWords';
import type { ListColumn, MappedList } from '../import/mapping';
import { type Column, Pager, RowsTable, SearchField } from '../../rows/RowsTable';
import { usePagesOf } from '../../rows/useRows';
import {
  columnName,
  columnProblems,
  importantPlaces,
  problemText,
  reasonText,
  severalPeople,
  shortText,
  shownColumns,
} from './columnWords';

type ColumnTableProps = {
  list: MappedList;
  /** Whether columns without a meaning are marked as errors. */
  wasIncomplete: boolean;
  onChoose: (place: number, role: ColumnRole) => void;
};

const COLUMNS: Column[] = [
  { title: 'bulk.columns.column', width: 30 },
  { title: 'bulk.columns.values', width: 33 },
  { title: 'bulk.columns.meaning', width: 37 },
];
const MAX_WITHOUT_SEARCH = 20; // columns that fit on one page

/**
 * The columns of a list, with their first values and a field for their meaning. A column keeps its
 * place while the table is shown, so that it doesn't move away from the admin who changes it.
 */
export const ColumnTable = ({ list, wasIncomplete, onChoose }: ColumnTableProps) => {
  const writing = useWriting();
  const { words } = writing;
  const [first] = useState(() => importantPlaces(list));
  const [isOpen, setIsOpen] = useState(() =>
    list.problems.some(({ kind }) => kind === 'no-person'),
  );
  const [query, setQuery] = useState('');
  const shown = shownColumns(list, first, isOpen);
  const others = list.columns.length - shownColumns(list, first, false).length;
  const pages = usePagesOf(shown, {
    query,
    matches: ({ header, samples }) =>
      [header, ...samples].some((text) => text.toLowerCase().includes(query)),
  });
  const problems = columnProblems(list);
  const people = severalPeople(list, writing);
  return (
    <Stack space="space.100">
      {problems.length > 0 && (
        <SectionMessage appearance="warning">
          {problems.map((problem) => (
            <Text key={problem.kind}>{problemText(problem, list, writing)}</Text>
          ))}
        </SectionMessage>
      )}
      {people !== undefined && (
        <Text>{words('bulk.columns.several-people', { columns: people })}</Text>
      )}
      {shown.length > MAX_WITHOUT_SEARCH && (
        <SearchField id="bulk-column-search" label="bulk.columns.search" onSearch={setQuery} />
      )}
      <RowsTable
        label="bulk.columns.table"
        columns={COLUMNS}
        rows={pages.rows.map((column) =>
          columnRow(column, list.mapping.roles[column.place], wasIncomplete, onChoose, words),
        )}
      />
      {shown.length > MAX_WITHOUT_SEARCH && <Pager pages={pages} />}
      <OtherColumns
        count={others}
        isOpen={isOpen}
        onToggle={() => {
          setIsOpen(!isOpen);
        }}
      />
    </Stack>
  );
};

type OtherColumnsProps = { count: number; isOpen: boolean; onToggle: () => void };

/** The button that shows or hides the columns that aren't used. */
const OtherColumns = ({ count, isOpen, onToggle }: OtherColumnsProps) => {
  const { words, counted } = useWriting();
  if (count === 0) return null;
  return (
    <Inline>
      <Button spacing="compact" onClick={onToggle}>
        {isOpen ? words('bulk.columns.unused.hide') : counted('bulk.columns.unused', count)}
      </Button>
    </Inline>
  );
};

/** A column as a row of the table. Its name is the label of its field. */
const columnRow = (
  column: ListColumn,
  role: ColumnRole | undefined,
  wasIncomplete: boolean,
  onChoose: ColumnTableProps['onChoose'],
  words: Words,
) => {
  const { place, isHidden } = column;
  const id = `bulk-column-${place}`;
  const reason = reasonText(column, role);
  const isMissing = wasIncomplete && role === undefined;
  const options = COLUMN_ROLES.map((value) => ({ label: words(`bulk.role.${value}`), value }));
  return [
    <Stack alignInline="start">
      <Label labelFor={id}>
        <Text as="span" weight="medium" maxLines={2}>
          {columnName(column, words)}
        </Text>
      </Label>
      {isHidden && <Lozenge>{words('bulk.columns.hidden')}</Lozenge>}
    </Stack>,
    <Stack>{sampleTexts(column, words)}</Stack>,
    <Box>
      <Choice
        id={id}
        options={options}
        value={role}
        placeholder={words('bulk.columns.choose')}
        isInvalid={isMissing}
        onChoose={(chosen) => {
          onChoose(place, chosen);
        }}
      />
      {isMissing && <ErrorMessage>{words('bulk.words.meaning-missing')}</ErrorMessage>}
      {reason && <HelperMessage>{words(reason)}</HelperMessage>}
    </Box>,
  ];
};

/** The first values of a column. Secrets have none, and their field says so. */
const sampleTexts = ({ samples, reason }: ListColumn, words: Words) => {
  if (samples.length > 0)
    return samples.map((sample) => (
      <Text key={sample} maxLines={4}>
        {shortText(sample)}
      </Text>
    ));
  return <Text>{reason === 'secret' ? '–' : words('bulk.columns.empty')}</Text>;
};
