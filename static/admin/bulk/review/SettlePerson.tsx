import React, { useState } from 'react';
import { Button, Inline, Stack, Text, User } from '@forge/react';
import { PersonField } from '../../add/PersonField';
import { useWords } from '../../words/useWords';
import type { OpenQuestion, Settlement } from './question';

type Props = {
  question: OpenQuestion;
  answer: Settlement | undefined;
  onChange: (answer: Settlement | undefined) => void;
};

const MAX_OFFERED = 10; // beyond them, the picker is quicker

/**
 * Who is meant: one of those whose names come near, somebody picked, or the account as it stands.
 * Two may have one name, so each stands there with their account id. A button that says who is meant
 * empties the field, which else would go on naming somebody else.
 */
export const SettlePerson = ({ question, answer, onChange }: Props) => {
  const words = useWords();
  const [pressed, setPressed] = useState(0); // how often a button said who is meant
  const chosen = answer?.is === 'person' ? answer.accountId : undefined;
  const press = (settlement: Settlement): void => {
    setPressed((before) => before + 1);
    onChange(settlement);
  };
  return (
    <Stack space="space.150">
      {question.candidates.length > 0 && <Text>{words('bulk.settle.candidates')}</Text>}
      {question.candidates.slice(0, MAX_OFFERED).map((accountId) => (
        <Inline key={accountId} space="space.100" alignBlock="center">
          <Button
            spacing="compact"
            isSelected={chosen === accountId}
            onClick={() => {
              press({ is: 'person', accountId });
            }}
          >
            {words('bulk.settle.choose')}
          </Button>
          <Stack>
            <User accountId={accountId} />
            <Text size="small">{accountId}</Text>
          </Stack>
        </Inline>
      ))}
      <PersonField
        key={pressed}
        person={0}
        onName={(accountId) => {
          onChange(accountId === '' ? undefined : { is: 'person', accountId });
        }}
      />
      {question.mayKeep && (
        <Inline>
          <Button
            isSelected={answer?.is === 'consent'}
            onClick={() => {
              press({ is: 'consent' });
            }}
          >
            {words('bulk.settle.as-it-stands')}
          </Button>
        </Inline>
      )}
    </Stack>
  );
};
