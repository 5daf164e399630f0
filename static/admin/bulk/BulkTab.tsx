import { Button, ButtonGroup, Inline, SectionMessage, Stack, Text } from '@forge/react';
import React, { Fragment, useCallback, useEffect, useRef, useState } from 'react';
import type { Outcome } from '../../../src/contract/adminApi';
import type { JobListView, JobView, PlanView } from '../../../src/contract/bulkApi';
import { askForJobs, type AskForJobs } from '../activity/useActivity';
import { answered, type PageFailure } from '../api/answers';
import { invoke } from '../api/invoke';
import { type Loaded, useLoaded } from '../api/useLoaded';
import { type MovedFocus, useFocusOnce, useMovedFocus } from '../ui/useMovedFocus';
import { DIALOG_FADES_MS } from '../ui/ConfirmDialog';
import { WhenLoaded } from '../ui/WhenLoaded';
import { useWords } from '../words/useWords';
import { useFollowUp } from './job/FollowUpPlans';
import { JobPage } from './job/JobPage';
import { Jobs } from './job/Jobs';
import { isOver } from './job/jobState';
import { earlierPlan, isPlanOf, type ListState, listTitle } from './list/listState';
import { useList } from './list/useList';
import {
  type Address,
  addressOf,
  afterCreation,
  firstPlace,
  isSameAddress,
  type Place,
  placeOfAddress,
  placeOfPlan,
} from './place';
import { type PlanCreation, PlanProgress, usePlanCreation } from './plan/PlanCreation';
import { PlanPage } from './plan/PlanPage';
import { Plans } from './plan/Plans';
import { START } from './start/ListForm';
import { NewPlan } from './start/NewPlan';

type BulkTabProps = {
  /** What the page's place says about this tab. */
  address: Address;
  /** Asks for the newest jobs the first time, if the page has just asked for them. */
  firstJobs: AskForJobs | undefined;
  /** Called when the tab shows something else. */
  onAddress: (address: Address, isRedirect: boolean) => void;
  onJobSeen: (job: JobView) => void;
  /** Called with jobs that are over, while they are shown or listed. */
  onJobsOver: (jobs: readonly JobView[]) => void;
  /** Called with a plan that became ready while the tab shows something else. */
  onPlanReady: (planId: string) => void;
  /** Called when a plan couldn't be created and the tab shows something else. */
  onPlanLost: (why: PageFailure) => void;
};

/** Bulk changes: a list, its plan, and the job that applies the plan. */
export const BulkTab = (props: BulkTabProps) => {
  const { firstJobs, ...rest } = props;
  const work = useBulkWork(firstJobs);
  return (
    <Stack space="space.200">
      <WhenLoaded from={work} failed="bulk.jobs.failed">
        {(value) => <Bulk {...rest} work={value} isBusy={work.isBusy} onReload={work.reload} />}
      </WhenLoaded>
    </Stack>
  );
};

type BulkProps = Omit<BulkTabProps, 'firstJobs'> & {
  work: BulkWork;
  isBusy: boolean;
  onReload: () => void;
};

/** Shows the list at its step, all plans and jobs, one plan, or one job. */
const Bulk = (props: BulkProps) => {
  const {
    address,
    onAddress,
    work,
    isBusy,
    onReload,
    onJobSeen,
    onJobsOver,
    onPlanReady,
    onPlanLost,
  } = props;
  const { plans, newest } = work;
  const [known, noteSeen] = useKnownJobs(newest.jobs, onJobSeen);
  useEffect(() => {
    onJobsOver(newest.jobs.filter(isOver));
  }, [newest, onJobsOver]);
  const words = useWords();
  const { place, moves, move } = usePlace(() => placeOfAddress(address) ?? firstPlace(newest.jobs));
  useAddress(place, address, { onAddress, move });
  const list = useList(); // held here so that the list is still there after a visit to a plan
  const present = useRef({ state: list.state, place });
  present.current = { state: list.state, place };
  const creation = usePlanCreation(list.state, (plan, of) => {
    const earlier = earlierPlan(present.current.state, of);
    list.planCreated(plan.id, of);
    if (earlier !== undefined) void discardEarlier(earlier, onReload);
    else if (present.current.place.kind === 'all') onReload(); // the plan is listed there
    move((now) => afterCreation(now, plan, earlier));
  });
  const showPlan = (plan: PlanView): void => {
    move(() => placeOfPlan(plan));
  };
  const showJob = ({ id }: Pick<JobView, 'id'>): void => {
    move(() => ({ kind: 'job', jobId: id }));
  };
  const showStart = (): void => {
    move(() => ({ kind: 'start' }));
  };
  const followUp = useFollowUp((plan, jobId) => {
    if (openedIn(place) === jobId) {
      showPlan(plan);
    } else {
      onPlanReady(plan.id);
      onReload();
    }
  });
  useEffect(() => {
    const { failure, of } = followUp;
    if (failure && openedIn(place) !== of?.jobId) onPlanLost(failure);
  }, [followUp.failure]);
  const focus = useMovedFocus();
  const { key: backKey, autoFocus: takesFocus } = focus.on(BACK);
  // A new button takes the focus, which puts the view at its top.
  const view = `${address.opened ?? ''} ${moves} ${place.kind === 'start' ? list.state.kind : ''}`;
  const isOpened = useFocusOnce(
    (address.opened !== undefined || moves > 0 || place.kind === 'start') && view,
  );
  /** Shows all plans and jobs, with the focus on the one that was shown. */
  const showAll = (): void => {
    const id = openedIn(place);
    focus.moveTo(id !== undefined && isListed(id, work) ? id : START);
    move(() => ({ kind: 'all' }));
    onReload();
  };
  const isListUnfinished = list.state.kind !== 'writing';
  // A new list's first step comes with all plans and jobs, and must lead to its next step.
  if (place.kind === 'all' && !isListUnfinished) showStart();
  if (place.kind === 'all' || (place.kind === 'start' && !isListUnfinished))
    return (
      <Stack space="space.400">
        {isListUnfinished ? (
          <UnfinishedList
            state={list.state}
            creation={creation}
            focus={focus}
            onContinue={showStart}
            onDiscard={() => {
              list.discard();
              focus.moveTo(START);
            }}
          />
        ) : (
          <NewPlan list={list} creation={creation} focus={focus} />
        )}
        <Plans
          plans={plans}
          known={known}
          focus={focus}
          onOpen={showPlan}
          onJob={showJob}
          isOfList={({ id }) => isPlanOf(list.state, id)}
          onDiscarded={({ id }) => {
            list.planDiscarded(id);
            if (plans.every((plan) => plan.id === id))
              setTimeout(focus.moveTo, DIALOG_FADES_MS, START);
            onReload();
          }}
        />
        <Jobs
          newest={newest}
          focus={focus}
          isBusy={isBusy}
          onReload={onReload}
          onOpen={showJob}
          onSeen={noteSeen}
        />
      </Stack>
    );
  return (
    <Stack space="space.200">
      <Inline space="space.100" rowSpace="space.100" shouldWrap>
        <Button
          key={`${view} ${backKey}`}
          autoFocus={takesFocus || isOpened}
          spacing="compact"
          onClick={showAll}
        >
          {words('bulk.back')}
        </Button>
        {place.kind === 'plan' && isPlanOf(list.state, place.plan.id) && (
          <Button spacing="compact" onClick={showStart}>
            {words('bulk.plan.back-to-review')}
          </Button>
        )}
      </Inline>
      {place.kind === 'start' && <NewPlan list={list} creation={creation} focus={focus} />}
      {place.kind === 'opening' && (
        <OpenPlan key={place.planId} planId={place.planId} onPlan={showPlan} />
      )}
      {place.kind === 'plan' && (
        <PlanPage
          key={place.plan.id}
          plan={place.plan}
          known={known}
          onPlan={(plan) => {
            list.planReplaced(plan.id, place.plan.id);
            showPlan(plan);
          }}
          onApplied={(job) => {
            list.planApplied(place.plan.id);
            noteSeen(job);
            showJob(job);
          }}
          onJob={showJob}
          isReplaced={creation.isRunning && isPlanOf(list.state, place.plan.id)}
          hasList={isPlanOf(list.state, place.plan.id)}
          onDiscarded={() => {
            list.planDiscarded(place.plan.id);
            if (!isListUnfinished) setTimeout(focus.moveTo, DIALOG_FADES_MS, START);
            move(() => ({ kind: isListUnfinished ? 'start' : 'all' }));
            onReload();
          }}
        />
      )}
      {place.kind === 'job' && (
        <JobPage
          key={place.jobId}
          jobId={place.jobId}
          known={known}
          followUp={followUp}
          onJob={showJob}
          onSeen={noteSeen}
          onControlsGone={() => {
            focus.moveTo(BACK);
          }}
          onOver={(job) => {
            onJobsOver([job]);
          }}
        />
      )}
    </Stack>
  );
};

/** The name of the button that shows all plans and jobs, for `useMovedFocus`. */
const BACK = 'back';

/** The plan or job that a place shows. */
const openedIn = (place: Place): string | undefined => {
  if (place.kind === 'job') return place.jobId;
  return place.kind === 'plan' ? place.plan.id : undefined;
};

const isListed = (id: string, { plans, newest }: BulkWork): boolean =>
  [...plans, ...newest.jobs].some((each) => each.id === id);

/**
 * Discards the plan that was created before from the same list: two of them could both be applied. If
 * that fails, both stay in the list of plans.
 */
const discardEarlier = async (planId: string, onDiscarded: () => void): Promise<void> => {
  const answer = await answered(invoke('discardPlan', { planId }));
  if (answer.ok) onDiscarded();
};

/**
 * The jobs that the page knows, to name a job's undo and retry: the newest ones, and those that were
 * shown since they were loaded. Returns a function to call with each job that is shown, too.
 */
const useKnownJobs = (
  newest: readonly JobView[],
  onSeen: (job: JobView) => void,
): [JobView[], note: (job: JobView) => void] => {
  const seen = useRef(new Map<string, JobView>());
  const note = useCallback(
    (job: JobView) => {
      seen.current.set(job.id, job);
      onSeen(job);
    },
    [onSeen],
  );
  useEffect(() => {
    for (const job of newest) onSeen(job); // one of them may need the page
  }, [newest, onSeen]);
  const others = [...seen.current.values()].filter(
    ({ id }) => !newest.some((job) => job.id === id),
  );
  return [[...newest, ...others], note];
};

/** The present place, and how often the admin moved to another one. */
const usePlace = (first: () => Place) => {
  const [{ place, moves }, setView] = useState(() => ({ place: first(), moves: 0 }));
  const move = (to: (now: Place) => Place): void => {
    setView((now) => {
      const next = to(now.place);
      return next === now.place ? now : { place: next, moves: now.moves + 1 };
    });
  };
  return { place, moves, move };
};

/**
 * Keeps the page's address and the place together. An address that comes from elsewhere (another
 * tab, or the browser's Back button) moves the tab.
 */
const useAddress = (
  place: Place,
  address: Address,
  { onAddress, move }: Pick<BulkTabProps, 'onAddress'> & { move: (to: () => Place) => void },
): void => {
  const known = useRef(address);
  useEffect(() => {
    if (address === known.current) return;
    known.current = address;
    if (!isSameAddress(address, addressOf(place)))
      move(() => placeOfAddress(address) ?? { kind: 'all' });
  }, [address]);
  const before = useRef<Place['kind']>();
  useEffect(() => {
    // A plan that turned out to have a job, and the first place, weren't chosen by the admin.
    const isRedirect = before.current === undefined || before.current === 'opening';
    before.current = place.kind;
    const now = { ...addressOf(place), opened: known.current.opened };
    if (isSameAddress(now, known.current)) return;
    known.current = now;
    onAddress(now, isRedirect);
  }, [place]);
};

/** Loads a plan that the page was opened at, or that another tab created. */
const OpenPlan = ({ planId, onPlan }: { planId: string; onPlan: (plan: PlanView) => void }) => {
  const ask = useCallback(() => invoke('getPlan', { planId }), [planId]);
  const loaded = useLoaded(ask);
  const plan = loaded.state.kind === 'loaded' ? loaded.state.value : undefined;
  useEffect(() => {
    if (plan) onPlan(plan);
  }, [plan]);
  return (
    <WhenLoaded from={loaded} failed="bulk.plan.failed">
      {() => <Fragment />}
    </WhenLoaded>
  );
};

type UnfinishedListProps = {
  state: ListState;
  creation: PlanCreation;
  focus: MovedFocus;
  onContinue: () => void;
  onDiscard: () => void;
};

/** Says that there is a list whose plan wasn't applied. Leads back to it, or forgets it. */
const UnfinishedList = (props: UnfinishedListProps) => {
  const { state, creation, focus, onContinue, onDiscard } = props;
  const words = useWords();
  const { key, autoFocus } = focus.on(START);
  const name = listTitle(state) ?? words('bulk.unfinished.unnamed');
  return (
    <SectionMessage appearance="information" title={words('bulk.unfinished.title')}>
      <Stack space="space.100" alignInline="start">
        <Text maxLines={2}>{name}</Text>
        <PlanProgress creation={creation} />
        <ButtonGroup label={words('bulk.unfinished.title')}>
          <Button key={key} autoFocus={autoFocus} spacing="compact" onClick={onContinue}>
            {words('bulk.unfinished.continue')}
          </Button>
          {/* Its plan would come to another list. */}
          <Button spacing="compact" isDisabled={creation.isRunning} onClick={onDiscard}>
            {words('bulk.unfinished.discard')}
          </Button>
        </ButtonGroup>
      </Stack>
    </SectionMessage>
  );
};

/** The plans not applied yet and the newest jobs, of all admins. */
type BulkWork = { plans: PlanView[]; newest: JobListView };

const askForWork = async (newestJobs: AskForJobs): Promise<Outcome<BulkWork>> => {
  const [plans, jobs] = await Promise.all([invoke('listPlans'), newestJobs()]);
  if (!plans.ok) return plans;
  return jobs.ok ? { ok: true, value: { plans: plans.value, newest: jobs.value } } : jobs;
};

const askAgain = () => askForWork(askForJobs);

const useBulkWork = (firstJobs: AskForJobs | undefined): Loaded<BulkWork> =>
  useLoaded(askAgain, firstJobs && (() => askForWork(firstJobs)));
