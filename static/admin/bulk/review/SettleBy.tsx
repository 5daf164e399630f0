import React, { useState } from 'react';
import { Box, Label, RadioGroup } from '@forge/react';
import type { Group } from '../../../../src/application/adminApi';
import { GroupSelect } from '../../groups/GroupSelect';
import { typedText } from '../../words/typedText';
import { useWords } from '../../words/useWords';
import type { OpenQuestion, Settlement } from './question';
import { SettlePerson } from './SettlePerson';

type Props = {
  question: OpenQuestion;
  answer: Settlement | undefined;
  onChange: (answer: Settlement | undefined) => void;
};

const ID = 'settle-action';
const ACTIONS = ['add', 'remove'] as const;

/** What a question is answered with: a group, a person, add or remove. */
export const SettleBy = ({ question, answer, onChange }: Props) => {
  const words = useWords();
  const [group, setGroup] = useState<Group>();
  switch (question.wants) {
    case 'group':
      return (
        <GroupSelect
          id="settle-group"
          label="add.group"
          purpose="changing"
          chosen={group ? [group] : []}
          onChoose={([chosen]) => {
            setGroup(chosen);
            onChange(chosen && { is: 'group', group: chosen });
          }}
        />
      );
    case 'person':
      return <SettlePerson question={question} answer={answer} onChange={onChange} />;
    case 'action':
      return (
        <Box>
          <Label labelFor={ID}>{words('bulk.rows.action')}</Label>
          <RadioGroup
            name={ID}
            options={ACTIONS.map((value) => ({
              name: ID,
              value,
              label: words(`bulk.action.${value}`),
            }))}
            onChange={(event) => {
              onChange({ is: 'action', action: typedText(event) === 'add' ? 'add' : 'remove' });
            }}
          />
        </Box>
      );
    case 'consent':
      return null;
  }
};
