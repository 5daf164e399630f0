import React from 'react';
import { Stack, Text, User } from '@forge/react';
import type { JobView } from '../../../../src/application/bulkApi';
import { moment } from '../../words/moment';
import { Phrase } from '../../words/Phrase';
import { useLocale } from '../../words/useLocale';

/** Who approved the plan of a job, and when; the last of them is its owner. */
export const JobApprovals = ({ job: { approvals } }: { job: JobView }) => {
  const locale = useLocale();
  return (
    <Stack>
      {approvals.map(({ accountId, at }, place) => (
        <Text key={at} size="small">
          <Phrase
            of={place === 0 ? 'bulk.job.approved' : 'bulk.job.taken-over'}
            with={{ person: <User accountId={accountId} />, at: moment(at, locale) }}
          />
        </Text>
      ))}
    </Stack>
  );
};
