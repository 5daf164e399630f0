import React from 'react';
import { SectionMessage, Stack, Text, User } from '@forge/react';
import type { JobView } from '../../../../src/application/bulkApi';
import { moment } from '../../words/moment';
import { Phrase } from '../../words/Phrase';
import { useLocale } from '../../words/useLocale';
import { useWords } from '../../words/useWords';
import { isDrivenBy } from './isDrivenBy';
import { presenceWords } from './presenceWords';

type Props = { job: JobView; viewerId: string | undefined };

/** Why a job stands still and when it goes on; or why the page has to stay open for it. */
export const JobWaits = ({ job, viewerId }: Props) => {
  const words = useWords();
  const locale = useLocale();
  const { waiting, state, ownerId } = job;
  const isMine = isDrivenBy(job, viewerId);
  const { toOwner, toOthers } = presenceWords(job);
  const waits = state === 'waiting' && !(isMine && waiting?.for === 'owner-at-page');
  if (!waits)
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
            of={waiting.for === 'owner-at-page' ? toOthers : `bulk.waits.${waiting.for}`}
            with={{ until, owner: <User accountId={ownerId} /> }}
          />
        </Text>
        {'until' in waiting && isMine && <Text>{words(toOwner)}</Text>}
        {'until' in waiting && !isMine && job.driver === 'page' && (
          <Text>
            <Phrase of={toOthers} with={{ owner: <User accountId={ownerId} /> }} />
          </Text>
        )}
      </Stack>
    </SectionMessage>
  );
};
