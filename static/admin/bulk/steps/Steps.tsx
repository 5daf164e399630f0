import { ProgressTracker } from '@forge/react';
import React from 'react';
import type { PlanView } from '../../../../src/contract/bulkApi';
import { useWords } from '../../words/useWords';

const OF_A_LIST = ['list', 'columns', 'review', 'plan', 'apply'] as const;

const WITHOUT_LIST = ['plan', 'apply'] as const;

type StepsProps = {
  current: (typeof OF_A_LIST)[number];
  /** Where the plan comes from. Absent before there is one. */
  origin?: PlanView['origin'];
};

/**
 * The steps of a bulk change. A step that is done isn't `visited`, because UI Kit would make it a
 * link.
 */
export const Steps = ({ current, origin = { kind: 'import' } }: StepsProps) => {
  const words = useWords();
  const hasList = origin.kind === 'import' && !origin.fromSelection;
  const steps = hasList ? OF_A_LIST : WITHOUT_LIST;
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
