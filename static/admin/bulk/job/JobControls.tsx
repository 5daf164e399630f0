import {
  Button,
  ButtonGroup,
  Inline,
  LoadingButton,
  ModalTransition,
  SectionMessage,
  Stack,
  Text,
} from '@forge/react';
import React, { useCallback, useEffect, useRef, useState } from 'react';
import type { BulkApi, JobView } from '../../../../src/contract/bulkApi';
import { invoke } from '../../api/invoke';
import { useAction, useLoaded } from '../../api/useLoaded';
import { ConfirmDialog, DIALOG_FADES_MS } from '../../ui/ConfirmDialog';
import { FailureMessage } from '../../ui/FailureMessage';
import { WhenLoaded } from '../../ui/WhenLoaded';
import { useWords } from '../../words/useWords';
import { PlanDetails, PlanSummary, PlanWarnings } from '../plan/PlanDetails';
import { needsManualResume } from './jobState';
import { controlWords, takeOverWords } from './jobWords';

type Command = Parameters<BulkApi['controlJob']>[0]['command'];

type JobControlsProps = {
  job: JobView;
  onJob: (job: JobView) => void;
  /** Called when a button that had the focus, or opened the dialog, is gone or disabled. */
  onGone: () => void;
};

/** Pause, resume and stop a job that isn't over. */
export const JobControls = ({ job, onJob, onGone }: JobControlsProps) => {
  const words = useWords();
  const [isAsking, setIsAsking] = useState(false);
  const { run, isRunning, failure } = useAction();
  const command = (wanted: Command, done?: () => void) =>
    run(
      () => invoke('controlJob', { jobId: job.id, command: wanted }),
      (changed) => {
        onJob(changed);
        done?.();
      },
    );
  const isBlocked = needsManualResume(job);
  // The dialog was confirmed, or the job ended under it or while a button had the focus.
  const isAskingNow = useRef(false);
  isAskingNow.current = isAsking;
  const hasFocus = useRef(false);
  const focus = {
    onFocus: () => {
      hasFocus.current = true;
    },
    onBlur: () => {
      hasFocus.current = false;
    },
  };
  useEffect(
    () => () => {
      if (isAskingNow.current || hasFocus.current) setTimeout(onGone, DIALOG_FADES_MS);
    },
    [],
  );
  return (
    <Stack space="space.100">
      <Inline>
        <ButtonGroup label={words('bulk.job.controls')}>
          <LoadingButton
            {...focus}
            isLoading={isRunning && !isAsking}
            isDisabled={job.command === 'cancel'}
            onClick={() => void command(isBlocked ? 'run' : 'pause')}
          >
            {words(isBlocked ? 'bulk.job.resume' : 'bulk.job.pause')}
          </LoadingButton>
          <Button
            {...focus}
            isDisabled={job.command === 'cancel'}
            onClick={() => {
              setIsAsking(true);
            }}
          >
            {words('bulk.job.stop')}
          </Button>
        </ButtonGroup>
      </Inline>
      {failure && (
        <FailureMessage title="bulk.job.command-failed" failure={failure} special={controlWords} />
      )}
      <ModalTransition>
        {isAsking && (
          <StopJob
            isRunning={isRunning}
            onConfirm={() =>
              void command('cancel', () => {
                setTimeout(onGone, DIALOG_FADES_MS);
              }).then(() => {
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

type StopJobProps = { isRunning: boolean; onConfirm: () => void; onClose: () => void };

/** Asks before a job is stopped, because a stopped job can't be resumed. */
const StopJob = ({ isRunning, onConfirm, onClose }: StopJobProps) => {
  const words = useWords();
  return (
    <ConfirmDialog
      title={words('bulk.stop.title')}
      confirm={words('bulk.stop.confirm')}
      isDangerous
      isRunning={isRunning}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      <Stack space="space.100">
        <Text>{words('bulk.stop.rest')}</Text>
        <Text>{words('bulk.stop.kept')}</Text>
      </Stack>
    </ConfirmDialog>
  );
};

type TakeOverProps = { job: JobView; onJob: (job: JobView) => void };

/** Lets another admin take over a job that waits for its owner, after reading its plan. */
export const TakeOver = ({ job, onJob }: TakeOverProps) => {
  const words = useWords();
  const [isReading, setIsReading] = useState(false);
  return (
    <SectionMessage appearance="information" title={words('bulk.take-over.title')}>
      <Stack space="space.150">
        <Text>{words('bulk.take-over.about')}</Text>
        {isReading ? (
          <ReviewAndTakeOver job={job} onJob={onJob} />
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

const ReviewAndTakeOver = ({ job: { id }, onJob }: TakeOverProps) => {
  const words = useWords();
  const ask = useCallback(() => invoke('getPlan', { planId: id }), [id]); // a job has its plan's ID
  const plan = useLoaded(ask);
  const { run, isRunning, failure } = useAction();
  return (
    <WhenLoaded from={plan} failed="bulk.plan.failed">
      {(seen) => (
        <Stack space="space.200" alignInline="start">
          <PlanSummary plan={seen} />
          <PlanWarnings plan={seen} />
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
              special={takeOverWords}
            />
          )}
        </Stack>
      )}
    </WhenLoaded>
  );
};
