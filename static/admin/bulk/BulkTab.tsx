import { Button, Inline, Stack } from '@forge/react';
import React, { useState } from 'react';
import type { Outcome } from '../../../src/contract/adminApi';
import type { JobListView, JobView, PlanView } from '../../../src/contract/bulkApi';
import { invoke } from '../api/invoke';
import { type Loaded, useLoaded } from '../api/useLoaded';
import type { Place as PagePlace } from '../navigation/place';
import { WhenLoaded } from '../ui/WhenLoaded';
import { useWords } from '../words/useWords';
import { JobPage } from './job/JobPage';
import { Jobs } from './job/Jobs';
import { useList } from './list/useList';
import { afterCreation, firstPlace, type Place } from './place';
import { usePlanCreation } from './plan/PlanCreation';
import { PlanPage } from './plan/PlanPage';
import { Plans } from './plan/Plans';
import { NewPlan } from './start/NewPlan';

type BulkTabProps = {
  place: Extract<PagePlace, { tab: 'bulk' }>;
  go: (place: PagePlace) => void;
  onJobSeen: (job: JobView) => void;
  onChanged: () => void;
};

/** Bulk changes: a list, its plan, and the job that applies the plan. */
export const BulkTab = ({ onJobSeen, onChanged }: BulkTabProps) => {
  const work = useBulkWork();
  return (
    <Stack space="space.200">
      <WhenLoaded from={work} failed="bulk.jobs.failed">
        {(value) => (
          <Bulk
            work={value}
            isBusy={work.isBusy}
            onReload={work.reload}
            onJobSeen={onJobSeen}
            onJobOver={onChanged}
          />
        )}
      </WhenLoaded>
    </Stack>
  );
};

type BulkProps = {
  work: BulkWork;
  isBusy: boolean;
  onReload: () => void;
  onJobSeen: (job: JobView) => void;
  onJobOver: () => void;
};

/** Shows the list with plans and jobs below it, one plan, or one job. */
const Bulk = ({ work, isBusy, onReload, onJobSeen, onJobOver }: BulkProps) => {
  const { plans, newest } = work;
  const words = useWords();
  const [place, setPlace] = useState<Place>(() => firstPlace(newest.jobs));
  const list = useList(); // held here so that the list is still there after a visit to a plan
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

/** The plans not applied yet and the newest jobs, of all admins. */
type BulkWork = { plans: PlanView[]; newest: JobListView };

const askForWork = async (): Promise<Outcome<BulkWork>> => {
  const [plans, jobs] = await Promise.all([invoke('listPlans'), invoke('listJobs', {})]);
  if (!plans.ok) return plans;
  return jobs.ok ? { ok: true, value: { plans: plans.value, newest: jobs.value } } : jobs;
};

const useBulkWork = (): Loaded<BulkWork> => useLoaded(askForWork);
