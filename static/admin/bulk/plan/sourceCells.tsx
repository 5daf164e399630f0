import { Button, Stack, Text } from '@forge/react';
import React from 'react';
import type { JobView } from '../../../../src/contract/bulkApi';
import type { Words, Writing } from '../../words/fill';
import { planTotals } from './planTotals';
import { earlierJob, type Sourced, sourceText } from './sourceWords';

const MAX_LINES = 2; // a group's name may have 255 characters

/**
 * What a plan or job is about, and how many people it adds and removes, for a DynamicTable. `known`
 * are the jobs that the page knows. An undo or retry has a button that opens its earlier job.
 */
export const sourceCells = (
  source: Sourced,
  known: readonly JobView[],
  writing: Writing,
  onJob: (job: Pick<JobView, 'id'>) => void,
) => {
  const { words, counted } = writing;
  const { origin, groups } = source;
  const { adds, removals } = planTotals(groups);
  return [
    {
      key: 'source',
      content: (
        <Stack space="space.050" alignInline="start">
          <Text maxLines={MAX_LINES}>{sourceText(source, earlierJob(origin, known), writing)}</Text>
          {origin.kind !== 'import' && (
            <Button
              spacing="compact"
              onClick={() => {
                onJob({ id: origin.jobId });
              }}
            >
              {words('bulk.source.show')}
            </Button>
          )}
        </Stack>
      ),
    },
    {
      key: 'changes',
      content: (
        <Stack>
          {adds > 0 && <Text>{counted('bulk.changes.adds', adds)}</Text>}
          {removals > 0 && <Text>{counted('bulk.changes.removals', removals)}</Text>}
        </Stack>
      ),
    },
  ];
};

/** The button that opens a row of a table. */
export const openButton = (words: Words, onOpen: () => void) => (
  <Button spacing="compact" onClick={onOpen}>
    {words('bulk.jobs.open')}
  </Button>
);
