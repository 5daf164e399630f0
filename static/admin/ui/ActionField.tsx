import { Box, Label, RadioGroup } from '@forge/react';
import React from 'react';
import type { ChangeAction } from '../../../src/contract/adminApi';
import { typedText } from '../words/fill';
import { useWords } from '../words/useWords';

type Props = {
  id: string;
  label: string;
  value: ChangeAction | undefined;
  onChange: (action: ChangeAction) => void;
};

const ACTIONS = ['add', 'remove'] as const;

/** The choice between adding and removing. */
export const ActionField = ({ id, label, value, onChange }: Props) => {
  const words = useWords();
  const labelId = `${id}-label`;
  return (
    <Box>
      <Label id={labelId} labelFor={id}>
        {label}
      </Label>
      <RadioGroup
        name={id}
        // eslint-disable-next-line @typescript-eslint/no-deprecated -- UI Kit has no other name for it; what Atlaskit offers instead is not passed on
        aria-labelledby={labelId}
        {...(value && { value })}
        options={ACTIONS.map((action) => ({
          name: id,
          value: action,
          label: words(`bulk.action.${action}`),
        }))}
        onChange={(event) => {
          onChange(typedText(event) === 'remove' ? 'remove' : 'add');
        }}
      />
    </Box>
  );
};
