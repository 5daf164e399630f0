import React from 'react';
import { SectionMessage, Text } from '@forge/react';
import type { PausedFor } from '../../../../src/application/bulkApi';
import { useWords } from '../../words/useWords';

/** Why a job paused by itself, and what to do before it goes on. */
export const JobPaused = ({ why }: { why: PausedFor }) => {
  const words = useWords();
  return (
    <SectionMessage appearance="warning" title={words('bulk.paused.title')}>
      <Text>{words(`bulk.paused.${why}`)}</Text>
    </SectionMessage>
  );
};
