import React, { useState } from 'react';
import { Button, Heading, Inline, ModalTransition, Stack, Text } from '@forge/react';
import { useLocale } from '../../words/useLocale';
import { useNumber } from '../../words/useNumber';
import { useWords } from '../../words/useWords';
import { SearchField } from '../rows/SearchField';
import { leaveOut, rowsOf } from './leaveOut';
import { OpenTable } from './OpenTable';
import { questionText } from './questionText';
import type { OpenQuestion, Settled, Settlement } from './question';
import { SettleDialog } from './SettleDialog';

type Props = {
  open: readonly OpenQuestion[];
  settled: Settled;
  onSettle: (settled: Settled) => void;
};

/** What waits for the admin, to be settled question by question, or left out. */
export const OpenQuestions = ({ open, settled, onSettle }: Props) => {
  const words = useWords();
  const locale = useLocale();
  const number = useNumber();
  const [query, setQuery] = useState('');
  const [asked, setAsked] = useState<OpenQuestion>();
  if (open.length === 0) return null;
  const without = (questions: readonly OpenQuestion[]): void => {
    onSettle(leaveOut(settled, questions));
  };
  const answer = (key: string, settlement: Settlement): void => {
    onSettle({ ...settled, answers: new Map([...settled.answers, [key, settlement]]) });
  };
  const close = (): void => {
    setAsked(undefined);
  };
  const found = open.filter((question) => questionText(question, words, locale).includes(query));
  return (
    <Stack space="space.100">
      <Inline spread="space-between" alignBlock="center">
        <Heading as="h3" size="xsmall">
          {words('bulk.open.title')}
        </Heading>
        <Button
          isDisabled={found.length === 0}
          onClick={() => {
            without(found);
          }}
        >
          {words(query === '' ? 'bulk.open.leave-out-all' : 'bulk.open.leave-out-found', {
            rows: number(rowsOf(found).size),
          })}
        </Button>
      </Inline>
      <Text>{words('bulk.open.about')}</Text>
      <SearchField id="open-search" label="bulk.open.search" onSearch={setQuery} />
      <OpenTable
        open={found}
        query={query}
        onSettle={setAsked}
        onLeaveOut={(question) => {
          without([question]);
        }}
      />
      <ModalTransition>
        {asked && (
          <SettleDialog
            question={asked}
            onAnswer={(settlement) => {
              answer(asked.key, settlement);
              close();
            }}
            onLeaveOut={() => {
              without([asked]);
              close();
            }}
            onClose={close}
          />
        )}
      </ModalTransition>
    </Stack>
  );
};
