import React from 'react';
import { Box, ErrorMessage, HelperMessage, Label, RequiredAsterisk, Textfield } from '@forge/react';
import { typedText } from '../words/typedText';
import { useWords } from '../words/useWords';

type Props = { error: string | undefined; onChange: (label: string) => void };

const ID = 'key-label';
const MAX_LABEL_LENGTH = 60; // what the app accepts

/** What a key is called. */
export const KeyLabelField = ({ error, onChange }: Props) => {
  const words = useWords();
  return (
    <Box>
      <Label labelFor={ID}>
        {words('keys.label')}
        <RequiredAsterisk />
      </Label>
      <Textfield
        id={ID}
        name={ID}
        maxLength={MAX_LABEL_LENGTH}
        isInvalid={error !== undefined}
        onChange={(event) => {
          onChange(typedText(event));
        }}
      />
      {error === undefined ? (
        <HelperMessage>{words('make-key.label.hint')}</HelperMessage>
      ) : (
        <ErrorMessage>{error}</ErrorMessage>
      )}
    </Box>
  );
};
