import React, { useState } from 'react';
import { Button, Inline, ModalTransition, SectionMessage, Stack, Text } from '@forge/react';
import type { JobView, PlanView } from '../../../../src/application/bulkApi';
import { useNumber } from '../../words/useNumber';
import { useWords } from '../../words/useWords';
import { ConfirmApply } from './ConfirmApply';
import { planTotals } from './planTotals';

type Props = {
  plan: PlanView;
  onPlan: (plan: PlanView) => void;
  onApplied: () => void;
  /** Its job is to be shown: the one that was just begun, or one that was there. */
  onJob: (job: Pick<JobView, 'id'>) => void;
};

/** The button that applies a plan, where nothing stands against it. */
export const ApplyPlan = ({ plan, onPlan, onApplied, onJob }: Props) => {
  const words = useWords();
  const number = useNumber();
  const [isAsking, setIsAsking] = useState(false);
  const apply = words(plan.rows === 1 ? 'bulk.apply.one' : 'bulk.apply', {
    rows: number(plan.rows),
  });
  if (plan.isStarted)
    return (
      <SectionMessage appearance="information" title={words('bulk.plan.started')}>
        <Stack alignInline="start" space="space.100">
          <Text>{words('bulk.plan.started.next')}</Text>
          <Button
            onClick={() => {
              onJob(plan);
            }}
          >
            {words('bulk.plan.show-job')}
          </Button>
        </Stack>
      </SectionMessage>
    );
  if (planTotals(plan.groups).refused.length > 0) return null;
  return (
    <Inline>
      <Button
        appearance="primary"
        onClick={() => {
          setIsAsking(true);
        }}
      >
        {apply}
      </Button>
      <ModalTransition>
        {isAsking && (
          <ConfirmApply
            plan={plan}
            apply={apply}
            onPlan={onPlan}
            onJob={(job) => {
              onApplied();
              onJob(job);
            }}
            onClose={() => {
              setIsAsking(false);
            }}
          />
        )}
      </ModalTransition>
    </Inline>
  );
};
