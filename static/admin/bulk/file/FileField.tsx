import React, { useMemo } from 'react';
import { Box, Button, ErrorMessage, HelperMessage, Inline, Stack, Text } from '@forge/react';
import type { MessageKey } from '../../words/messageKey';
import { useNumber } from '../../words/useNumber';
import { useWords } from '../../words/useWords';
import { countLines } from '../import/countLines';
import { fileLines } from './fileLines';
import type { ChosenFile } from './filePart';

type Props = {
  label: MessageKey;
  file: ChosenFile;
  error: string | undefined;
  onTakeOut: () => void;
};

/** A chosen file where its text would be pasted. The text is not shown: it may be very long. */
export const FileField = ({ label, file, error, onTakeOut }: Props) => {
  const words = useWords();
  const number = useNumber();
  const lines = useMemo(() => countLines(file.text), [file]);
  return (
    <Stack space="space.050">
      <Text weight="bold" size="small">
        {words(label)}
      </Text>
      <Inline space="space.150" alignBlock="center" shouldWrap>
        <Box role="status">
          <Text>{fileLines(file.name, lines, words, number)}</Text>
        </Box>
        <Button spacing="compact" onClick={onTakeOut}>
          {words('bulk.file.take-out')}
        </Button>
      </Inline>
      {file.isGuessed && <HelperMessage>{words('bulk.found.other-encoding')}</HelperMessage>}
      {error !== undefined && <ErrorMessage>{error}</ErrorMessage>}
    </Stack>
  );
};
