import {
  Inline,
  List,
  ListItem,
  Lozenge,
  ProgressBar,
  SectionMessage,
  Stack,
  Text,
  User,
} from '@forge/react';
import React from 'react';
import type { JobView, PausedFor } from '../../../../src/contract/bulkApi';
import { useViewerIsSiteAdmin } from '../../api/viewer';
import { Phrase } from '../../ui/Phrase';
import { Note, Title } from '../../ui/layout';
import { duration, moment } from '../../words/fill';
import { failedChangeWords } from '../../words/failureWords';
import { useLocale, useNumber, useWriting } from '../../words/useWords';
import { JobLinks } from '../plan/sourceCells';
import { planChangesText, sourceText } from '../plan/sourceWords';
import {
  countedOutcomes,
  endedRows,
  historyOf,
  isDesiredState,
  isDrivenBy,
  isOver,
  paceOf,
  type Sample,
  shownState,
  stateLook,
} from './jobState';
import { countsByResult, jobTitle, nextTry, presenceWords, resultText } from './jobWords';

type JobHeaderProps = {
  job: JobView;
  viewerId: string | undefined;
  known: readonly JobView[];
  onJob: (job: Pick<JobView, 'id'>) => void;
};

const MAX_LINES = 2; // a group's name may have 255 characters

/** The state of a job as its title, and what its changes are. */
export const JobHeader = ({ job, viewerId, known, onJob }: JobHeaderProps) => {
  const writing = useWriting();
  const { words } = writing;
  const { groups } = job;
  const state = shownState(job, viewerId);
  const { text, lozenge } = stateLook(state);
  return (
    <Stack space="space.100">
      <Inline space="space.100" alignBlock="center" shouldWrap>
        <Title>{jobTitle(job, state, writing)}</Title>
        <Lozenge appearance={lozenge}>{words(text)}</Lozenge>
      </Inline>
      <Stack space="space.050">
        <Text maxLines={MAX_LINES} weight="medium">
          {sourceText(job, known, writing)}
        </Text>
        <Text>{planChangesText(groups, writing)}</Text>
      </Stack>
      <JobLinks source={job} onJob={onJob} />
    </Stack>
  );
};

type JobOutcomeProps = { job: JobView; viewerId: string | undefined };

/** How a job went, for a cell of a table. */
export const JobOutcome = ({ job, viewerId }: JobOutcomeProps) => {
  const writing = useWriting();
  const { text, lozenge } = stateLook(shownState(job, viewerId));
  return (
    <Stack space="space.050" alignInline="start">
      <Lozenge appearance={lozenge}>{writing.words(text)}</Lozenge>
      <Text size="small">{resultText(job, writing)}</Text>
    </Stack>
  );
};

type JobProgressProps = {
  job: JobView;
  samples: readonly Sample[];
  viewerId: string | undefined;
};

/** How far a job is: a progress bar, the counts by result, the pace and the time left. */
export const JobProgress = ({ job, samples, viewerId }: JobProgressProps) => {
  const { words, counted, locale, number } = useWriting();
  const rate = useNumber({ maximumSignificantDigits: 2 });
  const ended = endedRows(job);
  const pace = paceOf(samples, job.rows);
  const { bar } = stateLook(shownState(job, viewerId));
  return (
    <Stack space="space.150">
      <CountsByResult job={job} />
      {bar && (
        <ProgressBar
          ariaLabel={words('bulk.job.progress')}
          appearance={bar}
          value={job.rows === 0 ? 1 : ended / job.rows}
        />
      )}
      {!isOver(job) && <Text>{counted('bulk.job.ended', job.rows, { ended: number(ended) })}</Text>}
      {!isOver(job) && job.state !== 'paused' && (
        <Text size="small">
          {pace
            ? words('bulk.job.pace', {
                rate: rate(pace.perSecond),
                left: duration(pace.secondsLeft, locale),
              })
            : words('bulk.job.no-pace')}
        </Text>
      )}
    </Stack>
  );
};

/** How many rows had each result. */
const CountsByResult = ({ job }: { job: JobView }) => {
  const { words, number } = useWriting();
  const counts = countsByResult(job).filter(([of, count]) => count > 0 || of !== 'maybe-changed');
  return (
    <Inline space="space.400" rowSpace="space.150" shouldWrap>
      {counts.map(([of, count]) => (
        <Stack key={of}>
          <Text size="small">{words(`bulk.counts.${of}`)}</Text>
          <Text size="large" weight="semibold">
            {number(count)}
          </Text>
        </Stack>
      ))}
    </Inline>
  );
};

/** Why rows of a job failed, and what to do about each reason. */
export const FailureAdvice = ({ job }: { job: JobView }) => {
  const { words, counted } = useWriting();
  const isSiteAdmin = useViewerIsSiteAdmin();
  const advice = countedOutcomes(job).flatMap(({ outcome, count }) => {
    if (outcome === 'left-out' || isDesiredState(outcome)) return [];
    const { title, next } = failedChangeWords({ code: outcome }, { isSiteAdmin });
    const text = counted('bulk.failures.reason', count, { why: words(title), next: words(next) });
    return [{ outcome, text }];
  });
  if (advice.length === 0) return null;
  return (
    <SectionMessage appearance="warning" title={words('bulk.failures.title')}>
      <List type="unordered">
        {advice.map(({ outcome, text }) => (
          <ListItem key={outcome}>{text}</ListItem>
        ))}
      </List>
    </SectionMessage>
  );
};

/** Why a job paused by itself, and what to do before it resumes. */
export const PauseReason = ({ reason }: { reason: PausedFor }) => (
  <Note appearance="warning" title="bulk.paused.title" text={`bulk.paused.${reason}`} />
);

type WaitReasonProps = { job: JobView; viewerId: string | undefined };

/** Why a job waits and when it resumes, or why the page must stay open for it. */
export const WaitReason = ({ job, viewerId }: WaitReasonProps) => {
  const writing = useWriting();
  const { words } = writing;
  const { waiting, state, ownerId } = job;
  const isMine = isDrivenBy(job, viewerId);
  const { toOwner, toOthers, help } = presenceWords(job);
  const isWaiting = state === 'waiting' && !(isMine && waiting?.for === 'owner-at-page');
  if (!isWaiting)
    return isMine && state !== 'paused' ? (
      <SectionMessage appearance="information" title={words('bulk.job.keep-open.title')}>
        <Stack space="space.050">
          <Text>{words(toOwner)}</Text>
          {help && <Text>{words(help)}</Text>}
        </Stack>
      </SectionMessage>
    ) : null;
  if (!waiting) return null;
  const until = 'until' in waiting ? nextTry(waiting.until, writing) : '';
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
        {waiting.for === 'owner-at-page' && help && <Text>{words(help)}</Text>}
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
export const JobHistory = ({ job }: { job: JobView }) => {
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
