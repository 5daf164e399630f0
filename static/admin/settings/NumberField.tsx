import React from 'react';
import { Box, ErrorMessage, HelperMessage, Label, Textfield } from '@forge/react';
import { typedText } from '../words/typedText';

type Props = {
  id: string;
  label: string;
  hint: string;
  value: string;
  error: string | undefined;
  isReadOnly: boolean;
  onChange: (typed: string) => void;
};

/** A field for a number, with what it means below it or what is wrong with it. */
export const NumberField = ({ id, label, hint, value, error, isReadOnly, onChange }: Props) => (
  <Box>
    <Label labelFor={id}>{label}</Label>
    <Textfield
      id={id}
      name={id}
      width="small"
      value={value}
      isReadOnly={isReadOnly}
      isInvalid={error !== undefined}
      onChange={(event) => {
        onChange(typedText(event));
      }}
    />
    {error === undefined ? (
      <HelperMessage>{hint}</HelperMessage>
    ) : (
      <ErrorMessage>{error}</ErrorMessage>
    )}
  </Box>
);
