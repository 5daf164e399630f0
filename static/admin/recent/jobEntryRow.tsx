import React from 'react';
import { Lozenge, Stack, Text, User } from '@forge/react';
import type { JobView } from '../../../src/application/bulkApi';
import { stateWords } from '../bulk/job/stateWords';
import { moment } from '../words/moment';
import type { Words } from '../words/useWords';

type Writing = { words: Words; locale: string; number: (value: number) => string };

/** A job as one row among the single changes; the tab of bulk changes has each of its rows. */
export const jobEntryRow = (job: JobView, { words, locale, number }: Writing) => {
  const { text, appearance } = stateWords(job);
  const [first, ...others] = job.groups;
  const changed = (job.counts.added ?? 0) + (job.counts.removed ?? 0);
  return {
    key: job.id,
    cells: [
      { key: 'when', content: <Text>{moment(job.startedAt, locale)}</Text> },
      { key: 'action', content: <Text>{words('recent.job')}</Text> },
      {
        key: 'person',
        content: <Text>{words('recent.job.rows', { rows: number(job.rows) })}</Text>,
      },
      {
        key: 'group',
        content: (
          <Text maxLines={3}>
            {others.length === 0
              ? first?.name
              : words('recent.job.groups', { groups: number(job.groups.length) })}
          </Text>
        ),
      },
      {
        key: 'outcome',
        content: (
          <Stack space="space.050" alignInline="start">
            <Lozenge appearance={appearance}>{words(text)}</Lozenge>
            <Text size="small">{words('recent.job.changed', { changed: number(changed) })}</Text>
          </Stack>
        ),
      },
      { key: 'who', content: <User accountId={job.ownerId} /> },
      { key: 'as', content: <Text>–</Text> },
    ],
  };
};
