import React from 'react';
import { Stack, Text, User } from '@forge/react';
import type { JobView } from '../../../../src/application/bulkApi';
import { moment } from '../../words/moment';
import { Phrase } from '../../words/Phrase';
import { useLocale } from '../../words/useLocale';
import { historyOf } from './historyOf';

/** Who approved the plan of a job, took it over, paused it and so on, and when. */
export const JobHistory = ({ job }: { job: JobView }) => {
  const locale = useLocale();
  return (
    <Stack>
      {historyOf(job).map(({ of, by, at }, place) => (
        <Text key={place} size="small">
          <Phrase of={of} with={{ person: <User accountId={by} />, at: moment(at, locale) }} />
        </Text>
      ))}
    </Stack>
  );
};
