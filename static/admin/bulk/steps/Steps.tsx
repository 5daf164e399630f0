import { ProgressTracker } from '@forge/react';
import React from 'react';
import type { PlanView } from '../../../../src/contract/bulkApi';
import { useWords } from '../../words/useWords';

const OF_A_LIST = ['list', 'columns', 'review', 'plan', 'apply'] as const;

const OF_A_JOB = ['plan', 'apply'] as const;

type StepsProps = {
  current: (typeof OF_A_LIST)[number];
  /** An undo or a retry has no list. */
  origin?: PlanView['origin']['kind'];
};

/**
 * The steps of a bulk change. A step that is done isn't `visited`, because UI Kit would make it a
 * link.
 */
export const Steps = ({ current, origin = 'import' }: StepsProps) => {
  const words = useWords();
  const steps = origin === 'import' ? OF_A_LIST : OF_A_JOB;
  const reached = steps.findIndex((step) => step === current);
  return (
    <ProgressTracker
      label={words('bulk.steps')}
      items={steps.map((step, place) => ({
        id: step,
        label: words(`bulk.steps.${step}`),
        percentageComplete: place < reached ? 100 : 0,
        status: place === reached ? ('current' as const) : ('unvisited' as const),
      }))}
      animated={false}
    />
  );
};
