import {
  Button,
  Inline,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
  ModalTitle,
  Stack,
  Text,
  User,
} from '@forge/react';
import React, { useState } from 'react';
import type { Group } from '../../../../src/contract/adminApi';
import { GroupSelect } from '../../groupPicker/GroupSelect';
import { ActionField } from '../../ui/fields';
import { PersonField } from '../../ui/PersonField';
import { distinctNames } from '../../words/distinctNames';
import { inList, type Writing } from '../../words/fill';
import { useWords, useWriting } from '../../words/useWords';
import type { ReviewAnswer } from '../list/answers';
import { namedRows } from '../../rows/rowSource';
import { RowsTable } from '../../rows/RowsTable';
import { ActionLozenge, LIST_COLUMNS } from '../plan/rowCells';
import { type OpenQuestion, type RowAsRead, shownText } from './question';

type ResolveDialogProps = {
  question: OpenQuestion;
  /** The cells of a row of the list. */
  rowText: (row: number) => string;
  onAnswer: (answer: ReviewAnswer) => void;
  onSkip: () => void;
  onClose: () => void;
};

/** The dialog that resolves one question for all its rows. */
export const ResolveDialog = (props: ResolveDialogProps) => {
  const { question, rowText, onAnswer, onSkip, onClose } = props;
  const writing = useWriting();
  const { words, counted } = writing;
  const [answer, setAnswer] = useState<ReviewAnswer | undefined>(
    question.wants === 'consent' ? { kind: 'consent' } : undefined,
  );
  const named = namedRows(question.rows, writing);
  return (
    <Modal onClose={onClose}>
      <ModalHeader>
        <ModalTitle isMultiline>{words(`bulk.resolve.${question.wants}`)}</ModalTitle>
      </ModalHeader>
      <ModalBody>
        <Stack space="space.150">
          <Text>{counted('bulk.resolve.rows', question.rows.length, { rows: named })}</Text>
          {question.accountId !== undefined && <User accountId={question.accountId} />}
          <Text maxLines={4}>
            {question.text === ''
              ? words(question.why)
              : words('bulk.resolve.problem', {
                  text: shownText(question),
                  why: words(question.why),
                })}
          </Text>
          <RowsInList rows={question.rows} rowText={rowText} />
          <RowsAsRead question={question} />
          <AnswerField question={question} answer={answer} onChange={setAnswer} />
        </Stack>
      </ModalBody>
      <ModalFooter>
        <Button appearance="subtle" onClick={onClose}>
          {words('cancel')}
        </Button>
        <Button onClick={onSkip}>
          {counted('bulk.questions.skip-rows', question.rows.length)}
        </Button>
        <Button
          appearance="primary"
          isDisabled={!answer}
          onClick={() => {
            if (answer) onAnswer(answer);
          }}
        >
          {words(answer?.kind === 'consent' ? 'bulk.resolve.keep' : 'bulk.resolve.use')}
        </Button>
      </ModalFooter>
    </Modal>
  );
};

type AnswerFieldProps = {
  question: OpenQuestion;
  answer: ReviewAnswer | undefined;
  onChange: (answer: ReviewAnswer | undefined) => void;
};

/** The field for the answer: a group, a person, or add or remove. */
const AnswerField = ({ question, answer, onChange }: AnswerFieldProps) => {
  const words = useWords();
  const [group, setGroup] = useState<Group>();
  const nameOf = distinctNames(question.groups ?? [], words);
  switch (question.wants) {
    case 'group': {
      const choose = (chosen: Pick<Group, 'id' | 'name'> | undefined): void => {
        onChange(chosen && { kind: 'group', group: { id: chosen.id, name: chosen.name } });
      };
      return (
        <Stack space="space.150">
          {question.groups?.map((similar) => (
            <Inline key={similar.id}>
              <Button
                spacing="compact"
                isSelected={answer?.kind === 'group' && answer.group.id === similar.id}
                onClick={() => {
                  setGroup(undefined);
                  choose(similar);
                }}
              >
                {nameOf(similar)}
              </Button>
            </Inline>
          ))}
          <GroupSelect
            id="resolve-group"
            label="add.group"
            purpose="changing"
            chosen={group}
            onChoose={(chosen) => {
              setGroup(chosen);
              choose(chosen);
            }}
          />
        </Stack>
      );
    }
    case 'person':
      return <PersonAnswerField question={question} answer={answer} onChange={onChange} />;
    case 'action':
      return (
        <ActionField
          id="resolve-action"
          label={words('bulk.rows.action')}
          value={answer?.kind === 'action' ? answer.action : undefined}
          onChange={(action) => {
            onChange({ kind: 'action', action });
          }}
        />
      );
    case 'consent':
      return null;
  }
};

type PersonAnswerFieldProps = {
  question: OpenQuestion;
  answer: ReviewAnswer | undefined;
  onChange: (answer: ReviewAnswer | undefined) => void;
};

const MAX_OFFERED = 10; // for more, the picker is quicker

/**
 * Asks for the person: a candidate with a similar name, a picked person, or the account as written.
 * Two people may share a name, so each candidate shows the account ID. A button that answers also
 * empties the picker, which would otherwise still show another person.
 */
const PersonAnswerField = ({ question, answer, onChange }: PersonAnswerFieldProps) => {
  const words = useWords();
  const [pressed, setPressed] = useState(0); // how often a button gave the answer
  const chosen = answer?.kind === 'person' ? answer.accountId : undefined;
  const press = (answer: ReviewAnswer): void => {
    setPressed((before) => before + 1);
    onChange(answer);
  };
  return (
    <Stack space="space.150">
      {question.candidates.length > 0 && <Text>{words('bulk.resolve.candidates')}</Text>}
      {question.candidates.slice(0, MAX_OFFERED).map((accountId) => (
        <Inline key={accountId} space="space.100" alignBlock="center">
          <Button
            spacing="compact"
            isSelected={chosen === accountId}
            onClick={() => {
              press({ kind: 'person', accountId });
            }}
          >
            {words('bulk.resolve.choose')}
          </Button>
          <Stack>
            <User accountId={accountId} />
            <Text size="small">{accountId}</Text>
          </Stack>
        </Inline>
      ))}
      <PersonField
        key={pressed}
        onChange={(accountId) => {
          onChange(accountId === '' ? undefined : { kind: 'person', accountId });
        }}
      />
      {question.mayKeep && (
        <Inline>
          <Button
            isSelected={answer?.kind === 'consent'}
            onClick={() => {
              press({ kind: 'consent' });
            }}
          >
            {words('bulk.resolve.keep-account')}
          </Button>
        </Inline>
      )}
    </Stack>
  );
};

const MAX_ROWS_SHOWN = 3;

/** The first rows that a question is about, with all their cells. */
const RowsInList = ({
  rows,
  rowText,
}: {
  rows: readonly number[];
  rowText: (row: number) => string;
}) => {
  const { words, number } = useWriting();
  return (
    <Stack space="space.050">
      {rows.slice(0, MAX_ROWS_SHOWN).map((row) => (
        <Text key={row} size="small" maxLines={4}>
          {words('bulk.resolve.row', { row: number(row), cells: rowText(row) })}
        </Text>
      ))}
    </Stack>
  );
};

/** What the first rows would be used as, if the question asks for consent. */
const RowsAsRead = ({ question: { preview, rows } }: { question: OpenQuestion }) => {
  const writing = useWriting();
  const { words, number } = writing;
  if (!preview) return null;
  const more = rows.length - preview.length;
  return (
    <Stack space="space.050">
      <RowsTable
        label="bulk.resolve.preview"
        columns={LIST_COLUMNS}
        rows={preview.map((read) => asReadRow(read, writing))}
      />
      {more > 0 && (
        <Text size="small">{words('bulk.resolve.preview.more', { more: number(more) })}</Text>
      )}
    </Stack>
  );
};

const MAX_LINES = 2; // a group's name may have 255 characters

/** A row as it was read. A dash marks a missing part. */
const asReadRow = ({ row, groups, person, action }: RowAsRead, { locale }: Writing) => [
  <Text>{row.toString()}</Text>,
  personCell(person),
  action ? <ActionLozenge action={action} /> : <Text>–</Text>,
  <Text maxLines={MAX_LINES}>{inList(groups, locale) || '–'}</Text>,
];

const personCell = (person: RowAsRead['person']) =>
  person && 'accountId' in person ? (
    <User accountId={person.accountId} />
  ) : (
    <Text maxLines={MAX_LINES}>{person?.email ?? '–'}</Text>
  );
