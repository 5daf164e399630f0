import React from 'react';
import { SectionMessage, Text } from '@forge/react';
import type { JobView } from '../../../../src/application/bulkApi';
import { moment } from '../../words/moment';
import { useLocale } from '../../words/useLocale';
import { useWords } from '../../words/useWords';

/** Says, before a job is undone, that an undo of it was applied already. */
export const UndoneBefore = ({ job }: { job: JobView }) => {
  const words = useWords();
  const locale = useLocale();
  const last = job.commands.findLast(({ command }) => command === 'undo');
  return (
    last && (
      <SectionMessage appearance="warning" title={words('bulk.undo.before')}>
        <Text>{words('bulk.undo.again', { at: moment(last.at, locale) })}</Text>
      </SectionMessage>
    )
  );
};
