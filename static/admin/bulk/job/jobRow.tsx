import React from 'react';
import { Button, Lozenge, Text, User } from '@forge/react';
import type { JobView } from '../../../../src/application/bulkApi';
import { moment } from '../../words/moment';
import type { Words } from '../../words/useWords';
import { endedRows } from './jobCounts';
import { stateWords } from './stateWords';

type Writing = { words: Words; locale: string; number: (value: number) => string };

/** A job as a row of a DynamicTable; each cell holds a component of UI Kit's own. */
export const jobRow = (
  job: JobView,
  { words, locale, number }: Writing,
  onOpen: (job: JobView) => void,
) => {
  const { text, appearance } = stateWords(job);
  const so = { ended: number(endedRows(job)), rows: number(job.rows) };
  return {
    key: job.id,
    cells: [
      { key: 'started', content: <Text>{moment(job.startedAt, locale)}</Text> },
      { key: 'owner', content: <User accountId={job.ownerId} /> },
      { key: 'origin', content: <Text>{words(`bulk.origin.${job.origin.kind}`)}</Text> },
      { key: 'ended', content: <Text>{words('bulk.jobs.of', so)}</Text> },
      { key: 'state', content: <Lozenge appearance={appearance}>{words(text)}</Lozenge> },
      {
        key: 'actions',
        content: (
          <Button
            spacing="compact"
            onClick={() => {
              onOpen(job);
            }}
          >
            {words('bulk.jobs.open')}
          </Button>
        ),
      },
    ],
  };
};
