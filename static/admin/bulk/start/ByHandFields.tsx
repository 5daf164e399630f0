import { ErrorMessage, Stack, TextArea, UserPicker } from '@forge/react';
import React, { useState } from 'react';
import { GroupSelect } from '../../groupPicker/GroupSelect';
import { ActionField, Field } from '../../ui/fields';
import { pickedAccountIds } from '../../ui/PersonField';
import { typedText } from '../../words/fill';
import { useWords } from '../../words/useWords';
import { type ByHand, type ByHandProblem, problemsByHand } from '../list/byHand';

type ByHandFieldsProps = {
  initial: ByHand;
  /** Whether missing parts are marked as errors. */
  wasIncomplete: boolean;
  onChange: (byHand: ByHand) => void;
};

const TEXT = 'bulk-by-hand';

/** The fields for a few people, entered by hand, and the one change for all of them. */
export const ByHandFields = ({ initial, wasIncomplete, onChange }: ByHandFieldsProps) => {
  const words = useWords();
  const [byHand, setByHand] = useState(initial);
  const change = (changed: Partial<ByHand>): void => {
    const now = { ...byHand, ...changed };
    setByHand(now);
    onChange(now);
  };
  const problems = wasIncomplete ? problemsByHand(byHand) : [];
  const has = (problem: ByHandProblem): boolean => problems.includes(problem);
  return (
    <Stack space="space.150">
      <UserPicker
        name="bulk-by-hand-people"
        label={words('bulk.by-hand.people')}
        placeholder={words('add.person.placeholder')}
        isMulti
        defaultValue={[...initial.picked]}
        onChange={(picked: unknown) => {
          change({ picked: pickedAccountIds(picked) });
        }}
      />
      <Field id={TEXT} label={words('bulk.by-hand.text')} hint={words('bulk.by-hand.text.hint')}>
        <TextArea
          id={TEXT}
          name={TEXT}
          minimumRows={3}
          spellCheck={false}
          isInvalid={has('no-people') || has('too-many')}
          defaultValue={initial.text}
          onChange={(event) => {
            change({ text: typedText(event) });
          }}
        />
        {has('no-people') && <ErrorMessage>{words('bulk.by-hand.no-people')}</ErrorMessage>}
        {has('too-many') && <ErrorMessage>{words('bulk.by-hand.too-many')}</ErrorMessage>}
      </Field>
      <GroupSelect
        id="bulk-by-hand-group"
        label="add.group"
        purpose="changing"
        chosen={byHand.group}
        onChoose={(group) => {
          change({ group });
        }}
        error={has('no-group') ? words('add.group.missing') : undefined}
      />
      <ActionField
        id="bulk-by-hand-action"
        label={words('bulk.rows.action')}
        value={byHand.action}
        onChange={(action) => {
          change({ action });
        }}
      />
    </Stack>
  );
};
