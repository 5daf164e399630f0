import { Box, SectionMessage, Text } from '@forge/react';
import React from 'react';
import { useWords } from '../../words/useWords';

/** Says, below something else, that the page has to stay open while it carries out jobs. */
export const KeepOpen = ({ count }: { count: number }) => {
  const words = useWords();
  return (
    <Box role="status">
      {count > 0 && (
        <Box paddingBlockStart="space.300">
          <SectionMessage appearance="warning" title={words('keep-open.title')}>
            <Text>{words('keep-open')}</Text>
          </SectionMessage>
        </Box>
      )}
    </Box>
  );
};
