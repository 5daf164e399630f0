import React from 'react';
import { Box, LoadingButton, Stack } from '@forge/react';
import { readingWords } from '../../load/readingWords';
import { FailureMessage } from '../../words/FailureMessage';
import type { SpecialWords } from '../../words/failureWords';
import { useWords } from '../../words/useWords';
import type { ShownJobs } from './shownJobs';

const WORDS: SpecialWords = {
  ...readingWords,
  'not-found': { title: 'bulk.jobs.older.lost', next: 'bulk.jobs.older.refresh' },
};

type Props = { shown: ShownJobs; onOlder: () => void };

/** The way to the jobs before those that are shown; nothing where there are none. */
export const OlderJobs = ({ shown: { next, isBusy, failure }, onOlder }: Props) => {
  const words = useWords();
  if (next === undefined) return null;
  return (
    <Stack space="space.100" alignInline="start">
      <Box role="status">
        {failure && (
          <FailureMessage title="bulk.jobs.older.failed" failure={failure} special={WORDS} />
        )}
      </Box>
      <LoadingButton isLoading={isBusy} onClick={onOlder}>
        {words('bulk.jobs.older')}
      </LoadingButton>
    </Stack>
  );
};
