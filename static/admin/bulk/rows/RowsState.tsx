import React from 'react';
import { Box, Button, Spinner, Stack } from '@forge/react';
import { readingWords } from '../../load/readingWords';
import { FailureMessage } from '../../words/FailureMessage';
import { useWords } from '../../words/useWords';
import type { Rows } from './useRows';

/** That rows are on their way, or why they are not. */
export const RowsState = ({ of: { isBusy, failure, tryAgain } }: { of: Rows<unknown> }) => {
  const words = useWords();
  return (
    <Box role="status">
      {isBusy && <Spinner size="small" label={words('loading')} />}
      {failure && (
        <Stack space="space.100" alignInline="start">
          <FailureMessage title="bulk.rows.failed" failure={failure} special={readingWords} />
          <Button onClick={() => void tryAgain()}>{words('try-again')}</Button>
        </Stack>
      )}
    </Box>
  );
};
