import React from 'react';
import { Heading, Inline, Lozenge, Stack, Text } from '@forge/react';
import type { JobView } from '../../../../src/application/bulkApi';
import { useNumber } from '../../words/useNumber';
import { useWords } from '../../words/useWords';
import { JobControls } from './JobControls';
import { JobHistory } from './JobHistory';
import { JobPaused } from './JobPaused';
import { JobProgress } from './JobProgress';
import { JobWaits } from './JobWaits';
import { isDrivenBy } from './isDrivenBy';
import type { Sample } from './pace';
import { stateWords } from './stateWords';
import { TakeOver } from './TakeOver';

type Props = {
  job: JobView;
  samples: readonly Sample[];
  viewerId: string | undefined;
  onJob: (job: JobView) => void;
};

/** How a job is, and what can be asked of it. */
export const JobStatus = ({ job, samples, viewerId, onJob }: Props) => {
  const words = useWords();
  const number = useNumber();
  // Between two steps of this very page nobody is waiting for anything.
  const goesOn = isDrivenBy(job, viewerId) && job.waiting?.for === 'owner-at-page';
  const { text, appearance } = stateWords(goesOn ? { ...job, state: 'running' } : job);
  return (
    <Stack space="space.200">
      <Inline space="space.100" alignBlock="center" shouldWrap>
        <Heading as="h2" size="small">
          {words('bulk.job.title', { rows: number(job.rows) })}
        </Heading>
        <Lozenge appearance={appearance}>{words(text)}</Lozenge>
      </Inline>
      <Stack space="space.050">
        <Text>{words(`bulk.origin.${job.origin.kind}`)}</Text>
        <JobHistory job={job} />
      </Stack>
      <JobWaits job={job} viewerId={viewerId} />
      {job.pausedFor && <JobPaused why={job.pausedFor} />}
      <JobProgress job={job} samples={samples} />
      <JobControls job={job} onJob={onJob} />
      {mayTakeOver(job, viewerId) && <TakeOver job={job} onJob={onJob} />}
    </Stack>
  );
};

/** What waits for its owner's page may be for another to go on with, whatever else it waits for. */
const mayTakeOver = (
  { ownerId, state, waiting, driver }: JobView,
  viewerId: string | undefined,
): boolean =>
  viewerId !== undefined &&
  ownerId !== viewerId &&
  state === 'waiting' &&
  (waiting?.for === 'another-owner' || (driver === 'page' && waiting?.for !== 'approval'));
