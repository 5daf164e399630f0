import {
  Box,
  Button,
  ButtonGroup,
  ErrorMessage,
  Inline,
  List as BulletList,
  ListItem,
  LoadingButton,
  SectionMessage,
  Stack,
  Text,
} from '@forge/react';
import React, { type ReactNode } from 'react';
import { useWriting } from '../../words/useWords';
import { Note, Title } from '../../ui/layout';
import { type ChoosingColumns, refusalWords } from '../list/listState';
import type { List } from '../list/useList';
import { ColumnTable } from './ColumnTable';
import { problemText, shortText } from './columnWords';
import { ActionFields, GroupField } from './RowFields';
import { EncodingField, HeaderField, SheetField, SkippedLines } from './SourceFields';

type ColumnsPageProps = { list: List; state: ChoosingColumns };

/** The Columns step: what was read, and what each column and each action word means. */
export const ColumnsPage = ({ list: { columns, back }, state }: ColumnsPageProps) => {
  const { words, counted } = useWriting();
  const { decided, isReading = false, wasIncomplete = false } = state;
  const { list } = decided;
  const { layout, mapping, problems } = list;
  const { sheet = '', encoding = '', headerRow = '' } = mapping;
  const opened = `${sheet} ${encoding} ${headerRow}`; // other columns, other fields
  return (
    <Stack space="space.300">
      <Stack>
        <Summary state={state}>
          <HeaderField
            key={`headers ${sheet} ${encoding}`}
            state={state}
            onChoose={columns.chooseHeaderRow}
          />
        </Summary>
        <Problems state={state} />
      </Stack>
      <SheetField state={state} onChoose={(sheet) => void columns.chooseSheet(sheet)} />
      <EncodingField state={state} onChoose={columns.chooseEncoding} />
      {layout && (
        <>
          <SkippedLines key={`skipped ${opened}`} skipped={layout.skipped} />
          <ColumnTable
            key={`columns ${opened}`}
            list={list}
            wasIncomplete={wasIncomplete}
            onChoose={columns.chooseRole}
          />
          <GroupField list={list} wasIncomplete={wasIncomplete} onChoose={columns.chooseGroup} />
          <ActionFields
            key={`actions ${opened}`}
            list={list}
            wasIncomplete={wasIncomplete}
            onMeaning={columns.chooseMeaning}
            onDefault={columns.chooseDefaultAction}
          />
        </>
      )}
      <Inline>
        <ButtonGroup label={words('bulk.review.next')}>
          <LoadingButton
            appearance="primary"
            isLoading={isReading}
            onClick={() => void columns.submit()}
          >
            {words('bulk.check')}
          </LoadingButton>
          <Button isDisabled={isReading} onClick={back}>
            {words('back')}
          </Button>
        </ButtonGroup>
      </Inline>
      {wasIncomplete && problems.length > 0 && (
        <ErrorMessage>{counted('bulk.problems.above', problems.length)}</ErrorMessage>
      )}
    </Stack>
  );
};

/** What was read: the file, its rows, and where its headers are. `children` follow the headers. */
type SummaryProps = { state: ChoosingColumns; children: ReactNode };

const Summary = ({ state: { decided }, children }: SummaryProps) => {
  const { words, counted, number } = useWriting();
  const { layout } = decided.list;
  const name =
    decided.fileName === undefined ? words('bulk.columns.pasted') : shortText(decided.fileName);
  const hidden = layout?.rows.filter(({ isHidden }) => isHidden).length ?? 0;
  return (
    <Stack space="space.050">
      <Title>{words('bulk.columns.title')}</Title>
      {layout ? (
        <Text maxLines={3}>
          {counted('bulk.columns.summary', layout.rows.length, {
            name,
            header: layout.header
              ? words('bulk.columns.header', { row: number(layout.header.row) })
              : words('bulk.columns.no-header'),
          })}
        </Text>
      ) : (
        <Text maxLines={3}>{name}</Text>
      )}
      {children}
      {hidden > 0 && <Text>{counted('bulk.columns.hidden-rows', hidden)}</Text>}
    </Stack>
  );
};

/** Why the list couldn't be checked when the admin tried. */
const Problems = ({ state }: { state: ChoosingColumns }) => {
  const writing = useWriting();
  const { words } = writing;
  const { refusal, wasIncomplete = false, decided } = state;
  const { problems } = decided.list;
  return (
    <Box role="alert">
      {refusal && (
        <Box paddingBlockStart="space.200">
          <Note
            appearance="error"
            title="bulk.problems.title"
            text={refusalWords(refusal, 'list')}
          />
        </Box>
      )}
      {wasIncomplete && problems.length > 0 && (
        <Box paddingBlockStart="space.200">
          <SectionMessage appearance="error" title={words('bulk.problems.title')}>
            <BulletList type="unordered">
              {problems.map((problem) => (
                <ListItem key={problem.kind}>
                  {problemText(problem, decided.list, writing)}
                </ListItem>
              ))}
            </BulletList>
          </SectionMessage>
        </Box>
      )}
    </Box>
  );
};
