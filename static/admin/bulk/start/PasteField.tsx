import React from 'react';
import { Box, ErrorMessage, HelperMessage, Label, RequiredAsterisk, TextArea } from '@forge/react';
import type { MessageKey } from '../../words/messageKey';
import { typedText } from '../../words/typedText';
import { useWords } from '../../words/useWords';
import { MAX_CHARACTERS } from '../import/mostCharacters';
import { useLongText } from './useLongText';

// The browser cuts a paste there before it lays it out, which takes long: 20 MB half a minute. Some
// more than is taken, so that what was cut is always longer, however the browser counts.
const CUT_AT = MAX_CHARACTERS.pasted + 1_000;

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

/**
 * A field for a long text, which is not drawn again at each key. Of a paste that is too long it says
 * so at once, and holds what it held before.
 */
export const PasteField = (props: Props) => {
  const { id, label, hint, rows, isRequired = false, initial, error, onPaste } = props;
  const words = useWords();
  const { drawn, isTooLong, take } = useLongText(initial, MAX_CHARACTERS.pasted, onPaste);
  return (
    <Box>
      <Label labelFor={id}>
        {words(label)}
        {isRequired && <RequiredAsterisk />}
      </Label>
      <TextArea
        key={drawn.times}
        id={id}
        name={id}
        minimumRows={rows}
        maxHeight="320px"
        resize="vertical" // one that fits itself to its text lays out all of it at each key
        maxLength={CUT_AT}
        isMonospaced
        spellCheck={false}
        isInvalid={isTooLong || error !== undefined}
        defaultValue={drawn.text}
        onChange={(event) => {
          take(typedText(event));
        }}
      />
      {isTooLong && <ErrorMessage>{words('bulk.refused.too-large-to-paste')}</ErrorMessage>}
      {error !== undefined && <ErrorMessage>{error}</ErrorMessage>}
      <HelperMessage>{words(hint)}</HelperMessage>
    </Box>
  );
};
