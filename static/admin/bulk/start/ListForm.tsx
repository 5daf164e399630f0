import {
  Box,
  Button,
  Checkbox,
  ErrorMessage,
  Form,
  HelperMessage,
  Inline,
  Stack,
  Text,
  TextArea,
} from '@forge/react';
import React, { type ReactNode, useEffect, useRef, useState } from 'react';
import { OneFrame } from '../../frames/OneFrame';
import { CopyBlock } from '../../ui/CopyField';
import { type MessageKey, typedText } from '../../words/fill';
import { Field } from '../../ui/fields';
import { ReadingFailure } from '../../ui/FailureMessage';
import { LearnMore } from '../../ui/LearnMore';
import { Submit, readable, Status, Title } from '../../ui/layout';
import type { MovedFocus } from '../../ui/useMovedFocus';
import { useWords } from '../../words/useWords';
import type { ChosenFile, FilePurpose } from '../file/fileChunks';
import { FileField, useChosenFile, useOfferUsers } from '../file/FileField';
import { MAX_CHARACTERS } from '../import/text';
import { type ListState, refusalWords } from '../list/listState';
import type { List } from '../list/useList';
import { ByHandFields } from './ByHandFields';

type Writing = Extract<ListState, { kind: 'writing' }>;

type ListFormProps = { list: List; state: Writing };

/** The name of the first button, for `useMovedFocus`. */
export const START = 'start';

/** The form where a list is chosen or pasted, or a few people are entered by hand. */
export const ListForm = ({ list, state, focus }: ListFormProps & { focus: MovedFocus }) => {
  const words = useWords();
  const { key, autoFocus } = focus.on(START);
  const { fields } = list;
  const [isByHand, setIsByHand] = useState(fields.current.byHand.isOn);
  const toggle = (): void => {
    const { byHand } = fields.current;
    fields.current = { ...fields.current, byHand: { ...byHand, isOn: !isByHand } };
    setIsByHand(!isByHand);
    focus.moveTo(START);
  };
  const otherWay = (
    <Button key={key} autoFocus={autoFocus} spacing="compact" onClick={toggle}>
      {words(isByHand ? 'bulk.by-hand.list' : 'bulk.by-hand')}
    </Button>
  );
  return (
    <Stack space="space.200">
      <Title>{words('bulk.title')}</Title>
      <Text>
        {words('bulk.about')} <LearnMore topic="bulk" />
      </Text>
      {isByHand ? (
        <>
          <Inline>{otherWay}</Inline>
          <ByHandForm list={list} state={state} />
        </>
      ) : (
        <TextForm list={list} state={state} otherWay={otherWay} />
      )}
    </Stack>
  );
};

const ByHandForm = ({ list: { fields, submitByHand }, state }: ListFormProps) => {
  const words = useWords();
  return (
    <Box xcss={readable}>
      <Form onSubmit={submitByHand}>
        <ByHandFields
          initial={fields.current.byHand}
          wasIncomplete={state.wasIncomplete === true}
          onChange={(byHand) => {
            fields.current = { ...fields.current, byHand };
          }}
        />
        <Submit appearance="primary" isLoading={state.isReading === true}>
          {words('bulk.check')}
        </Submit>
      </Form>
      <ReadFailure state={state} onRetry={submitByHand} />
    </Box>
  );
};

type ReadFailureProps = { state: Writing; onRetry: () => Promise<void> };

/** Why a list couldn't be read. */
const ReadFailure = ({ state: { failure }, onRetry }: ReadFailureProps) => (
  <Status>
    {failure && (
      <ReadingFailure title="bulk.read.failed" failure={failure} onRetry={() => void onRetry()} />
    )}
  </Status>
);

// The frame renders last. What is below it must not move under the mouse then.
const ROOM_FOR_CHOICE = { minHeight: '92px' };

type TextFormProps = ListFormProps & { otherWay: ReactNode };

const TextForm = ({ list, state, otherWay }: TextFormProps) => {
  const { fields, putFile, submit, prepare } = list;
  const words = useWords();
  const { refusal, isReading = false } = state;
  useEffect(prepare, []);
  const { files } = fields.current;
  useChosenFile((file) => {
    putFile(file.purpose, file);
  });
  // Lists with account IDs don't need an exported user list.
  const [wantsUsers, setWantsUsers] = useState(fields.current.users !== '');
  const hasUsers = wantsUsers || files.users !== undefined;
  useOfferUsers(hasUsers);
  const errorOf = (purpose: FilePurpose): string | undefined =>
    refusal?.purpose === purpose ? words(refusalWords(refusal.why, purpose)) : undefined;
  const textOrFile = (purpose: FilePurpose, rows: number) => (
    <TextOrFile
      purpose={purpose}
      file={files[purpose]}
      rows={rows}
      isRequired={purpose === 'list'}
      initial={fields.current[purpose]}
      error={errorOf(purpose)}
      onPaste={(text) => {
        fields.current = { ...fields.current, [purpose]: text };
      }}
      onRemove={() => {
        putFile(purpose, undefined);
      }}
    />
  );
  return (
    <Stack space="space.200">
      <CopyBlock text={words('bulk.example')} />
      <Text size="small">{words('bulk.limits')}</Text>
      <Stack space="space.100">
        <Inline space="space.150" rowSpace="space.050" alignBlock="center" shouldWrap>
          <Text>{words('bulk.files')}</Text>
          {otherWay}
        </Inline>
        <Box xcss={ROOM_FOR_CHOICE}>
          <OneFrame resource="frame-choose" />
        </Box>
      </Stack>
      <Form onSubmit={submit}>
        <Stack space="space.150">
          {textOrFile('list', 8)}
          {hasUsers ? (
            textOrFile('users', 3)
          ) : (
            <Inline>
              <Button
                spacing="compact"
                onClick={() => {
                  setWantsUsers(true);
                }}
              >
                {words('bulk.users.show')}
              </Button>
            </Inline>
          )}
          <Box>
            <Checkbox
              name="bulk-people"
              label={words('bulk.with-people')}
              defaultChecked={fields.current.withPeople}
              onChange={(event) => {
                const withPeople = event.target.checked === true;
                fields.current = { ...fields.current, withPeople };
              }}
            />
            <HelperMessage>{words('bulk.with-people.hint')}</HelperMessage>
          </Box>
        </Stack>
        <Submit appearance="primary" isLoading={isReading}>
          {words('bulk.read')}
        </Submit>
      </Form>
      <ReadFailure state={state} onRetry={submit} />
    </Stack>
  );
};

// The browser cuts a paste here before laying it out, which takes half a minute for 20 MB. The
// extra characters make sure that a cut text is over the limit, however the browser counts.
const CUT_AT = MAX_CHARACTERS.pasted + 1_000;

type PasteFieldProps = {
  id: string;
  label: MessageKey;
  hint: MessageKey;
  rows: number;
  isRequired: boolean;
  initial: string;
  error: string | undefined;
  onPaste: (text: string) => void;
};

/**
 * A field for a long text, which isn't rendered again at each key. It refuses a paste that is too
 * long at once, and keeps its earlier text.
 */
const PasteField = (props: PasteFieldProps) => {
  const { id, label, hint, rows, isRequired, initial, error, onPaste } = props;
  const words = useWords();
  const { drawn, isTooLong, take } = useLongText(initial, MAX_CHARACTERS.pasted, onPaste);
  return (
    <Field id={id} label={words(label)} isRequired={isRequired} error={error} hint={words(hint)}>
      <TextArea
        key={drawn.times}
        id={id}
        name={id}
        minimumRows={rows}
        maxHeight="320px"
        resize="vertical" // a self-sizing field lays out all its text at each key
        maxLength={CUT_AT}
        isMonospaced
        spellCheck={false}
        isInvalid={isTooLong || error !== undefined}
        defaultValue={drawn.text}
        onChange={(event) => {
          take(typedText(event));
        }}
      />
      {isTooLong && <ErrorMessage>{words('bulk.refused.too-large-to-paste')}</ErrorMessage>}
    </Field>
  );
};

type TextOrFileProps = {
  purpose: FilePurpose;
  file: ChosenFile | undefined;
  rows: number;
  isRequired: boolean;
  initial: string;
  error: string | undefined;
  onPaste: (text: string) => void;
  onRemove: () => void;
};

/** The paste field, or the file that was chosen instead. */
const TextOrFile = ({ purpose, file, onRemove, ...field }: TextOrFileProps) =>
  file ? (
    <FileField label={`bulk.${purpose}`} file={file} error={field.error} onRemove={onRemove} />
  ) : (
    <PasteField
      id={`bulk-${purpose}`}
      label={`bulk.${purpose}`}
      hint={`bulk.${purpose}.hint`}
      {...field}
    />
  );

type LongText = {
  /** The field's initial text. A new number in `times` makes a new field. */
  drawn: { text: string; times: number };
  /** Whether the last text was refused. */
  isTooLong: boolean;
  take: (text: string) => void;
};

/**
 * Holds the text of a long field, and reports each text of up to `most` characters. It refuses a
 * longer text and restores the earlier one: a cut text would look like a list, and laying out so
 * much text would block the page.
 */
const useLongText = (initial: string, most: number, onText: (text: string) => void): LongText => {
  const held = useRef(initial);
  const [drawn, setDrawn] = useState({ text: initial, times: 0 });
  const [isTooLong, setIsTooLong] = useState(false);
  return {
    drawn,
    isTooLong,
    take: (text) => {
      setIsTooLong(text.length > most);
      if (text.length > most) {
        setDrawn({ text: held.current, times: drawn.times + 1 });
        return;
      }
      held.current = text;
      onText(text);
    },
  };
};
