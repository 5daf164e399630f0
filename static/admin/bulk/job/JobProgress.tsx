import React from 'react';
import { Box, Inline, Lozenge, ProgressBar, Stack, Text } from '@forge/react';
import type { JobView } from '../../../../src/application/bulkApi';
import { duration } from '../../words/duration';
import { outcomeLozenge } from '../../words/outcomeLozenge';
import { useLocale } from '../../words/useLocale';
import { useNumber } from '../../words/useNumber';
import { useWords } from '../../words/useWords';
import { countedOutcomes, endedRows } from './jobCounts';
import { paceOf, type Sample } from './pace';
import { isOver } from './stateWords';

type Props = { job: JobView; samples: readonly Sample[] };

/** How far a job is: a bar, the counts by outcome, how fast it goes and how long it takes yet. */
export const JobProgress = ({ job, samples }: Props) => {
  const words = useWords();
  const locale = useLocale();
  const number = useNumber();
  const rate = useNumber({ maximumSignificantDigits: 2 });
  const ended = endedRows(job);
  const pace = paceOf(samples, job.rows);
  const so = { ended: number(ended), rows: number(job.rows) };
  return (
    <Stack space="space.100">
      <ProgressBar
        ariaLabel={words('bulk.job.progress')}
        appearance={job.state === 'done' ? 'success' : 'default'}
        value={job.rows === 0 ? 1 : ended / job.rows}
      />
      <Text>{words('bulk.job.ended', so)}</Text>
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
