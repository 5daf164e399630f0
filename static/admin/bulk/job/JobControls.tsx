import React, { useState } from 'react';
import { Button, ButtonGroup, LoadingButton, ModalTransition, Stack, Inline } from '@forge/react';
import type { BulkApi, JobView } from '../../../../src/application/bulkApi';
import { invoke } from '../../invoke';
import { useAction } from '../../load/useAction';
import { FailureMessage } from '../../words/FailureMessage';
import { useWords } from '../../words/useWords';
import { CancelJob } from './CancelJob';
import { controlWords } from './controlWords';
import { needsManualResume } from './needsManualResume';
import { isOver } from './stateWords';

type Command = Parameters<BulkApi['controlJob']>[0]['command'];

type Props = { job: JobView; onJob: (job: JobView) => void };

/** Pause, go on, cancel. */
export const JobControls = ({ job, onJob }: Props) => {
  const words = useWords();
  const [isAsking, setIsAsking] = useState(false);
  const { run, isRunning, failure } = useAction(() => undefined);
  const command = (wanted: Command) =>
    run(() => invoke('controlJob', { jobId: job.id, command: wanted }), onJob);
  if (isOver(job)) return null;
  const isBlocked = needsManualResume(job);
  return (
    <Stack space="space.100">
      <Inline>
        <ButtonGroup label={words('bulk.job.controls')}>
          <LoadingButton
            isLoading={isRunning && !isAsking}
            isDisabled={job.command === 'cancel'}
            onClick={() => void command(isBlocked ? 'run' : 'pause')}
          >
            {words(isBlocked ? 'bulk.job.resume' : 'bulk.job.pause')}
          </LoadingButton>
          <Button
            onClick={() => {
              setIsAsking(true);
            }}
          >
            {words('bulk.job.cancel')}
          </Button>
        </ButtonGroup>
      </Inline>
      {failure && (
        <FailureMessage title="bulk.job.not-controlled" failure={failure} special={controlWords} />
      )}
      <ModalTransition>
        {isAsking && (
          <CancelJob
            isRunning={isRunning}
            onConfirm={() =>
              void command('cancel').then(() => {
                setIsAsking(false);
              })
            }
            onClose={() => {
              setIsAsking(false);
            }}
          />
        )}
      </ModalTransition>
    </Stack>
  );
};
