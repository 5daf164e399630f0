import React from 'react';
import { Box, HelperMessage, Label, TextArea } from '@forge/react';

type Props = { id: string; label: string; hint: string; text: string };

/** A long text to be copied: in a field, where selecting all selects it, and nothing else. */
export const CopyField = ({ id, label, hint, text }: Props) => (
  <Box>
    <Label labelFor={id}>{label}</Label>
    <TextArea
      id={id}
      name={id}
      minimumRows={8}
      maxHeight="320px"
      isMonospaced
      isReadOnly
      spellCheck={false}
      value={text}
    />
    <HelperMessage>{hint}</HelperMessage>
  </Box>
);
