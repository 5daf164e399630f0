import React, { useState } from 'react';
import {
  Button,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
  ModalTitle,
  Stack,
  Text,
  User,
} from '@forge/react';
import { useLocale } from '../../words/useLocale';
import { useNumber } from '../../words/useNumber';
import { useWords } from '../../words/useWords';
import { namedRows } from '../rows/namedRows';
import type { OpenQuestion, Settlement } from './question';
import { RowsAsRead } from './RowsAsRead';
import { shownText } from './shownText';
import { SettleBy } from './SettleBy';

type Props = {
  question: OpenQuestion;
  onAnswer: (settlement: Settlement) => void;
  onLeaveOut: () => void;
  onClose: () => void;
};

/** The dialog that settles one question for all the rows that wait for it. */
export const SettleDialog = ({ question, onAnswer, onLeaveOut, onClose }: Props) => {
  const words = useWords();
  const locale = useLocale();
  const [answer, setAnswer] = useState<Settlement | undefined>(
    question.wants === 'consent' ? { is: 'consent' } : undefined,
  );
  const named = namedRows(question.rows, { words, locale, number: useNumber() });
  return (
    <Modal onClose={onClose}>
      <ModalHeader>
        <ModalTitle isMultiline>{words(`bulk.settle.${question.wants}`)}</ModalTitle>
      </ModalHeader>
      <ModalBody>
        <Stack space="space.150">
          <Text>{words('bulk.settle.rows', { rows: named })}</Text>
          {question.about !== undefined && <User accountId={question.about} />}
          <Text maxLines={4}>
            {question.text === ''
              ? words(question.why)
              : words('bulk.settle.says', {
                  text: shownText(question),
                  why: words(question.why),
                })}
          </Text>
          <RowsAsRead question={question} />
          <SettleBy question={question} answer={answer} onChange={setAnswer} />
        </Stack>
      </ModalBody>
      <ModalFooter>
        <Button appearance="subtle" onClick={onClose}>
          {words('cancel')}
        </Button>
        <Button onClick={onLeaveOut}>{words('bulk.settle.leave-out')}</Button>
        <Button
          appearance="primary"
          isDisabled={!answer}
          onClick={() => {
            if (answer) onAnswer(answer);
          }}
        >
          {words(answer?.is === 'consent' ? 'bulk.settle.keep' : 'bulk.settle.use')}
        </Button>
      </ModalFooter>
    </Modal>
  );
};
