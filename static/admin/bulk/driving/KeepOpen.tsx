import React from 'react';
import { Box, SectionMessage, Text } from '@forge/react';
import { useWords } from '../../words/useWords';

/** Says that the page has to stay open, while it carries out jobs. */
export const KeepOpen = ({ count }: { count: number }) => {
  const words = useWords();
  return (
    <Box role="status">
      {count > 0 && (
        <SectionMessage appearance="warning" title={words('keep-open.title')}>
          <Text>{words('keep-open')}</Text>
        </SectionMessage>
      )}
    </Box>
  );
};
