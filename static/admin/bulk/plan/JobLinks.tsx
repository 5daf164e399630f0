import { Button, Inline } from '@forge/react';
import React from 'react';
import type { JobView } from '../../../../src/contract/bulkApi';
import { useWords } from '../../words/useWords';
import { jobLinks, type Sourced } from './sourceWords';

type Props = {
  source: Pick<Sourced, 'origin' | 'commands'>;
  onJob: (job: Pick<JobView, 'id'>) => void;
};

/** Buttons that lead from a plan or job to its earlier job, its retry and its undo. */
export const JobLinks = ({ source, onJob }: Props) => {
  const words = useWords();
  const links = jobLinks(source);
  if (links.length === 0) return null;
  return (
    <Inline space="space.050" rowSpace="space.050" shouldWrap>
      {links.map(({ text, jobId }) => (
        <Button
          key={text}
          spacing="compact"
          onClick={() => {
            onJob({ id: jobId });
          }}
        >
          {words(text)}
        </Button>
      ))}
    </Inline>
  );
};
