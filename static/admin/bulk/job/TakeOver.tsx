import React, { useCallback, useState } from 'react';
import { Button, LoadingButton, SectionMessage, Stack, Text } from '@forge/react';
import type { JobView } from '../../../../src/application/bulkApi';
import { invoke } from '../../invoke';
import { useAction } from '../../load/useAction';
import { useLoaded } from '../../load/useLoaded';
import { WhenLoaded } from '../../load/WhenLoaded';
import { FailureMessage } from '../../words/FailureMessage';
import { useWords } from '../../words/useWords';
import { PlanDetails } from '../plan/PlanDetails';
import { takingOverWords } from './takingOverWords';

type Props = { job: JobView; onJob: (job: JobView) => void };

/** Lets another admin answer for a job that waits for its owner, once they have seen its plan. */
export const TakeOver = ({ job, onJob }: Props) => {
  const words = useWords();
  const [isReading, setIsReading] = useState(false);
  return (
    <SectionMessage appearance="information" title={words('bulk.take-over.title')}>
      <Stack space="space.150">
        <Text>{words('bulk.take-over.about')}</Text>
        {isReading ? (
          <ReadAndTake job={job} onJob={onJob} />
        ) : (
          <Stack alignInline="start">
            <Button
              onClick={() => {
                setIsReading(true);
              }}
            >
              {words('bulk.take-over.read')}
            </Button>
          </Stack>
        )}
      </Stack>
    </SectionMessage>
  );
};

const ReadAndTake = ({ job: { id }, onJob }: Props) => {
  const words = useWords();
  const ask = useCallback(() => invoke('getPlan', { planId: id }), [id]); // a job has its plan's id
  const plan = useLoaded(ask);
  const { run, isRunning, failure } = useAction(() => undefined);
  return (
    <WhenLoaded from={plan} failed="bulk.plan.failed">
      {(seen) => (
        <Stack space="space.200" alignInline="start">
          <PlanDetails plan={seen} />
          <LoadingButton
            appearance="warning"
            isLoading={isRunning}
            onClick={() =>
              void run(() => invoke('takeOverJob', { jobId: id, hash: seen.hash }), onJob)
            }
          >
            {words('bulk.take-over.confirm')}
          </LoadingButton>
          {failure && (
            <FailureMessage
              title="bulk.take-over.failed"
              failure={failure}
              special={takingOverWords}
            />
          )}
        </Stack>
      )}
    </WhenLoaded>
  );
};
