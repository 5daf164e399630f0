import { Button, Inline, Stack } from '@forge/react';
import React, { useState } from 'react';
import type { JobView, PlanView } from '../../../src/application/bulkApi';
import { useWords } from '../words/useWords';
import { JobPage } from './job/JobPage';
import { Jobs } from './job/Jobs';
import { afterCreation, firstPlace, type Place } from './place';
import { PlanPage } from './plan/PlanPage';
import { Plans } from './plan/Plans';
import { usePlanCreation } from './plan/usePlanMaking';
import { NewPlan } from './start/NewPlan';
import { useList } from './start/useList';
import type { BulkWork } from './useBulkWork';

type Props = {
  work: BulkWork;
  isBusy: boolean;
  onReload: () => void;
  onJobSeen: (job: JobView) => void;
  onJobOver: () => void;
};

/** A list with the jobs below it, or one plan, or one job. */
export const Bulk = ({ work, isBusy, onReload, onJobSeen, onJobOver }: Props) => {
  const { plans, newest } = work;
  const words = useWords();
  const [place, setPlace] = useState<Place>(() => firstPlace(newest.jobs));
  const list = useList(); // held here: it is there yet when somebody comes back from a plan
  const creation = usePlanCreation(list.state, (plan, of) => {
    list.planCreated(plan.id, of);
    setPlace((now) => afterCreation(now, plan));
  });
  const showPlan = (plan: PlanView): void => {
    setPlace({ kind: 'plan', plan });
  };
  const showJob = ({ id }: Pick<JobView, 'id'>): void => {
    setPlace({ kind: 'job', jobId: id });
  };
  if (place.kind === 'start')
    return (
      <Stack space="space.400">
        <NewPlan list={list} creation={creation} />
        <Plans plans={plans} onOpen={showPlan} />
        <Jobs newest={newest} isBusy={isBusy} onReload={onReload} onOpen={showJob} />
      </Stack>
    );
  return (
    <Stack space="space.200">
      <Inline>
        <Button
          appearance="subtle"
          onClick={() => {
            setPlace({ kind: 'start' });
            onReload();
          }}
        >
          {words('bulk.back')}
        </Button>
      </Inline>
      {place.kind === 'plan' ? (
        <PlanPage
          key={place.plan.id}
          plan={place.plan}
          onPlan={(plan) => {
            list.planReplaced(plan.id, place.plan.id);
            showPlan(plan);
          }}
          onApplied={() => {
            list.planApplied(place.plan.id);
          }}
          onJob={showJob}
        />
      ) : (
        <JobPage
          key={place.jobId}
          jobId={place.jobId}
          onPlan={showPlan}
          onSeen={onJobSeen}
          onOver={onJobOver}
        />
      )}
    </Stack>
  );
};
