import {
  Box,
  Heading,
  Inline,
  Lozenge,
  ProgressBar,
  SectionMessage,
  Stack,
  Text,
  User,
} from '@forge/react';
import React from 'react';
import type { JobView, PausedFor } from '../../../../src/contract/bulkApi';
import { Phrase } from '../../ui/Phrase';
import { duration, moment } from '../../words/fill';
import { outcomeLozenge } from '../../words/outcomeLozenge';
import { useLocale, useNumber, useWords, useWriting } from '../../words/useWords';
import { JobControls, TakeOver } from './JobControls';
import {
  countedOutcomes,
  endedRows,
  historyOf,
  isDrivenBy,
  isOver,
  paceOf,
  type Sample,
  stateWords,
} from './jobState';
import { presenceWords } from './outcomeWords';

type JobStatusProps = {
  job: JobView;
  samples: readonly Sample[];
  viewerId: string | undefined;
  onJob: (job: JobView) => void;
};

/** The status of a job and its controls. */
export const JobStatus = ({ job, samples, viewerId, onJob }: JobStatusProps) => {
  const { words, counted } = useWriting();
  // Between two steps of this page, the job isn't really waiting.
  const isProgressing = isDrivenBy(job, viewerId) && job.waiting?.for === 'owner-at-page';
  const { text, appearance } = stateWords(isProgressing ? { ...job, state: 'running' } : job);
  return (
    <Stack space="space.200">
      <Inline space="space.100" alignBlock="center" shouldWrap>
        <Heading as="h2" size="small">
          {counted('bulk.job.title', job.rows)}
        </Heading>
        <Lozenge appearance={appearance}>{words(text)}</Lozenge>
      </Inline>
      <Stack space="space.050">
        <Text>{words(`bulk.origin.${job.origin.kind}`)}</Text>
        <JobHistory job={job} />
      </Stack>
      <WaitReason job={job} viewerId={viewerId} />
      {job.pausedFor && <PauseReason reason={job.pausedFor} />}
      <JobProgress job={job} samples={samples} />
      <JobControls job={job} onJob={onJob} />
      {mayTakeOver(job, viewerId) && <TakeOver job={job} onJob={onJob} />}
    </Stack>
  );
};

/** Whether another admin may take over a job that waits for its owner or needs the owner's page. */
const mayTakeOver = (
  { ownerId, state, waiting, driver }: JobView,
  viewerId: string | undefined,
): boolean =>
  viewerId !== undefined &&
  ownerId !== viewerId &&
  state === 'waiting' &&
  (waiting?.for === 'another-owner' || (driver === 'page' && waiting?.for !== 'approval'));

type JobProgressProps = { job: JobView; samples: readonly Sample[] };

/** How far a job is: a progress bar, the counts by result, the pace and the time left. */
const JobProgress = ({ job, samples }: JobProgressProps) => {
  const { words, counted, locale, number } = useWriting();
  const rate = useNumber({ maximumSignificantDigits: 2 });
  const ended = endedRows(job);
  const pace = paceOf(samples, job.rows);
  return (
    <Stack space="space.100">
      <ProgressBar
        ariaLabel={words('bulk.job.progress')}
        appearance={job.state === 'done' ? 'success' : 'default'}
        value={job.rows === 0 ? 1 : ended / job.rows}
      />
      <Text>{counted('bulk.job.ended', job.rows, { ended: number(ended) })}</Text>
      <Inline space="space.200" rowSpace="space.050" shouldWrap>
        {countedOutcomes(job).map(({ outcome, count }) => {
          const { text, appearance } = outcomeLozenge(outcome);
          return (
            <Inline key={outcome} space="space.050" alignBlock="center">
              <Lozenge appearance={appearance}>{words(text)}</Lozenge>
              <Text>{number(count)}</Text>
            </Inline>
          );
        })}
      </Inline>
      {!isOver(job) && job.state !== 'paused' && (
        <Box>
          <Text size="small">
            {pace
              ? words('bulk.job.pace', {
                  rate: rate(pace.perSecond),
                  left: duration(pace.secondsLeft, locale),
                })
              : words('bulk.job.no-pace')}
          </Text>
        </Box>
      )}
    </Stack>
  );
};

/** Why a job paused by itself, and what to do before it resumes. */
const PauseReason = ({ reason }: { reason: PausedFor }) => {
  const words = useWords();
  return (
    <SectionMessage appearance="warning" title={words('bulk.paused.title')}>
      <Text>{words(`bulk.paused.${reason}`)}</Text>
    </SectionMessage>
  );
};

type WaitReasonProps = { job: JobView; viewerId: string | undefined };

/** Why a job waits and when it resumes, or why the page must stay open for it. */
const WaitReason = ({ job, viewerId }: WaitReasonProps) => {
  const words = useWords();
  const locale = useLocale();
  const { waiting, state, ownerId } = job;
  const isMine = isDrivenBy(job, viewerId);
  const { toOwner, toOthers } = presenceWords(job);
  const isWaiting = state === 'waiting' && !(isMine && waiting?.for === 'owner-at-page');
  if (!isWaiting)
    return isMine && state !== 'paused' ? (
      <SectionMessage appearance="information" title={words('bulk.job.keep-open.title')}>
        <Text>{words(toOwner)}</Text>
      </SectionMessage>
    ) : null;
  if (!waiting) return null;
  const until = 'until' in waiting ? moment(waiting.until, locale) : '';
  return (
    <SectionMessage
      appearance={'until' in waiting ? 'information' : 'warning'}
      title={words('bulk.waits.title')}
    >
      <Stack space="space.050">
        <Text>
          <Phrase
            text={waiting.for === 'owner-at-page' ? toOthers : `bulk.waits.${waiting.for}`}
            values={{ until, owner: <User accountId={ownerId} /> }}
          />
        </Text>
        {'until' in waiting && isMine && <Text>{words(toOwner)}</Text>}
        {'until' in waiting && !isMine && job.driver === 'page' && (
          <Text>
            <Phrase text={toOthers} values={{ owner: <User accountId={ownerId} /> }} />
          </Text>
        )}
      </Stack>
    </SectionMessage>
  );
};

/** The admins who approved, took over, paused or otherwise controlled a job, and when. */
const JobHistory = ({ job }: { job: JobView }) => {
  const locale = useLocale();
  return (
    <Stack>
      {historyOf(job).map(({ text, by, at }, place) => (
        <Text key={place} size="small">
          <Phrase
            text={text}
            values={{ person: <User accountId={by} />, at: moment(at, locale) }}
          />
        </Text>
      ))}
    </Stack>
  );
};
