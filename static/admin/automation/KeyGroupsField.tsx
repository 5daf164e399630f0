import React from 'react';
import { Box, Label, RadioGroup } from '@forge/react';
import { GroupSelect } from '../groups/GroupSelect';
import { typedText } from '../words/typedText';
import { useWords } from '../words/useWords';
import type { KeyFields, KeyReach } from './keyFields';

type Props = {
  fields: KeyFields;
  error: string | undefined;
  onChange: (changed: Partial<KeyFields>) => void;
};

const ID = 'key-reach';
const REACHES = ['chosen', 'all-unprotected'] as const satisfies KeyReach[];

/** Which groups a key may write: those that are chosen, or all that are not protected. */
export const KeyGroupsField = ({ fields, error, onChange }: Props) => {
  const words = useWords();
  const options = REACHES.map((value) => ({
    name: ID,
    value,
    label: words(value === 'chosen' ? 'make-key.chosen' : 'make-key.all-unprotected'),
  }));
  return (
    <Box>
      <Label labelFor={ID}>{words('make-key.reach')}</Label>
      <RadioGroup
        name={ID}
        options={options}
        value={fields.reach}
        onChange={(event) => {
          onChange({ reach: typedText(event) === 'chosen' ? 'chosen' : 'all-unprotected' });
        }}
      />
      {fields.reach === 'chosen' && (
        <GroupSelect
          id="key-groups"
          label="keys.groups"
          purpose="delegating"
          isMulti
          chosen={fields.groups}
          onChoose={(groups) => {
            onChange({ groups });
          }}
          error={error}
        />
      )}
    </Box>
  );
};
