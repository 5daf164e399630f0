import React from 'react';
import { Box, Label, Textfield } from '@forge/react';
import type { MessageKey } from '../../words/messageKey';
import { typedText } from '../../words/typedText';
import { useWords } from '../../words/useWords';

type Props = { id: string; label: MessageKey; onSearch: (text: string) => void };

/** Narrows a table down to the rows that hold a text. */
export const SearchField = ({ id, label, onSearch }: Props) => {
  const words = useWords();
  return (
    <Box>
      <Label labelFor={id}>{words(label)}</Label>
      <Textfield
        id={id}
        name={id}
        isCompact
        onChange={(event) => {
          onSearch(typedText(event).trim().toLowerCase());
        }}
      />
    </Box>
  );
};
