import { Box, ErrorMessage, HelperMessage, Label, Stack, Text } from '@forge/react';
import React, { useState } from 'react';
import type { Group } from '../../../../src/contract/adminApi';
import type { ChangeAction } from '../../../../src/contract/bulkApi';
import { GroupSelect } from '../../groupPicker/GroupSelect';
import { ActionField, Choice } from '../../ui/fields';
import { readable, Subtitle } from '../../ui/layout';
import type { Words } from '../../words/fill';
import { useNumber, useWriting } from '../../words/useWords';
import type { ActionWord, WordMeaning } from '../import/actionWords';
import { actionColumn } from '../import/mapList';
import type { MappedList } from '../import/mapping';
import { type Column, Pager, RowsTable } from '../../rows/RowsTable';
import { usePagesOf } from '../../rows/useRows';
import { possibleGroups, problemText, shortText } from './columnWords';

type GroupFieldProps = {
  list: MappedList;
  wasIncomplete: boolean;
  onChoose: (group: Group | undefined) => void;
};

/** The group for all rows, if no column has groups and none of several has to be chosen for them. */
export const GroupField = ({ list, wasIncomplete, onChoose }: GroupFieldProps) => {
  const writing = useWriting();
  const { group, roles } = list.mapping;
  const isOneOfSeveral = list.columns.some(
    ({ place, reason }) => reason === 'several-groups' && roles[place] === undefined,
  );
  if (roles.includes('group') || isOneOfSeveral) return null;
  const columns = possibleGroups(list, writing);
  const isMissing = list.problems.some(({ kind }) => kind === 'no-group');
  return (
    <Box xcss={readable}>
      <GroupSelect
        id="bulk-group"
        label="bulk.group"
        purpose="changing"
        chosen={group}
        onChoose={onChoose}
        error={wasIncomplete && isMissing ? writing.words('bulk.problem.no-group') : undefined}
      />
      {columns !== undefined && (
        <HelperMessage>{writing.words('bulk.group.maybe', { columns })}</HelperMessage>
      )}
    </Box>
  );
};

type ActionFieldsProps = {
  list: MappedList;
  wasIncomplete: boolean;
  onMeaning: (word: string, meaning: WordMeaning) => void;
  onDefault: (action: ChangeAction) => void;
};

/** What the action words mean. Without a column of actions, what happens to all rows. */
export const ActionFields = ({ list, onDefault, ...words }: ActionFieldsProps) => {
  const { counted } = useWriting();
  const { layout, mapping } = list;
  const place = layout && actionColumn(layout, mapping);
  return place !== undefined ? (
    <WordTable key={place} list={list} {...words} />
  ) : (
    <ActionField
      id="bulk-default-action"
      label={counted('bulk.default-action', layout?.rows.length ?? 0)}
      value={mapping.defaultAction}
      onChange={onDefault}
    />
  );
};

const COLUMNS: Column[] = [
  { title: 'bulk.words.word', width: 43 },
  { title: 'bulk.questions.rows', width: 20 },
  { title: 'bulk.columns.meaning', width: 37 },
];
const WORDS_PER_PAGE = 10; // keeps the tree small beside the table of columns

type WordTableProps = Pick<ActionFieldsProps, 'list' | 'wasIncomplete' | 'onMeaning'>;

/** The action words, at first those without a meaning. They keep their places while shown. */
const WordTable = ({ list, wasIncomplete, onMeaning }: WordTableProps) => {
  const writing = useWriting();
  const number = useNumber();
  const [unknown] = useState(() => unknownWords(list.words));
  const isFirst = ({ word }: ActionWord): boolean => unknown.has(word);
  const ordered = [...list.words.filter(isFirst), ...list.words.filter((word) => !isFirst(word))];
  const pages = usePagesOf(ordered, { perPage: WORDS_PER_PAGE });
  const problem = list.problems.find(({ kind }) => kind === 'no-meaning');
  const { words } = writing;
  return (
    <Stack space="space.100">
      <Subtitle>{words('bulk.words.title')}</Subtitle>
      {problem && !wasIncomplete && <Text>{problemText(problem, list, writing)}</Text>}
      <RowsTable
        label="bulk.words.title"
        columns={COLUMNS}
        rows={pages.rows.map((word) => wordRow(word, wasIncomplete, onMeaning, words, number))}
      />
      {ordered.length > WORDS_PER_PAGE && <Pager pages={pages} />}
    </Stack>
  );
};

const unknownWords = (words: readonly ActionWord[]): ReadonlySet<string> =>
  new Set(words.flatMap(({ word, meaning }) => (meaning === undefined ? [word] : [])));

const MEANINGS: readonly WordMeaning[] = ['add', 'remove', 'skip'];

/** An action word as a row of the table. The word is the label of its field. */
const wordRow = (
  { word, count, meaning }: ActionWord,
  wasIncomplete: boolean,
  onMeaning: ActionFieldsProps['onMeaning'],
  words: Words,
  number: (value: number) => string,
) => {
  const id = `bulk-word-${word}`;
  const isMissing = wasIncomplete && meaning === undefined;
  const options = MEANINGS.map((value) => ({
    label: words(value === 'skip' ? 'bulk.words.skip' : `bulk.action.${value}`),
    value,
  }));
  return [
    <Box>
      <Label labelFor={id}>
        <Text as="span" weight="medium" maxLines={2}>
          {word === '' ? words('bulk.words.empty') : shortText(word)}
        </Text>
      </Label>
    </Box>,
    <Text>{number(count)}</Text>,
    <Box>
      <Choice
        id={id}
        options={options}
        value={meaning}
        placeholder={words('bulk.columns.choose')}
        isInvalid={isMissing}
        onChoose={(chosen) => {
          onMeaning(word, chosen);
        }}
      />
      {isMissing && <ErrorMessage>{words('bulk.words.meaning-missing')}</ErrorMessage>}
    </Box>,
  ];
};
