import React from 'react';
import { Box, ErrorMessage, HelperMessage, Label, RequiredAsterisk, TextArea } from '@forge/react';
import type { MessageKey } from '../../words/messageKey';
import { typedText } from '../../words/typedText';
import { useWords } from '../../words/useWords';

type Props = {
  id: string;
  label: MessageKey;
  hint: MessageKey;
  rows: number;
  isRequired?: boolean;
  initial: string;
  error: string | undefined;
  onPaste: (text: string) => void;
};

/** A field for a long text, which is not drawn again at each key. */
export const PasteField = (props: Props) => {
  const { id, label, hint, rows, isRequired = false, initial, error, onPaste } = props;
  const words = useWords();
  return (
    <Box>
      <Label labelFor={id}>
        {words(label)}
        {isRequired && <RequiredAsterisk />}
      </Label>
      <TextArea
        id={id}
        name={id}
        minimumRows={rows}
        maxHeight="320px"
        isMonospaced
        spellCheck={false}
        isInvalid={error !== undefined}
        defaultValue={initial}
        onChange={(event) => {
          onPaste(typedText(event));
        }}
      />
      {error !== undefined && <ErrorMessage>{error}</ErrorMessage>}
      <HelperMessage>{words(hint)}</HelperMessage>
    </Box>
  );
};
