import {
  Button,
  Inline,
  List,
  ListItem,
  ModalTransition,
  SectionMessage,
  Stack,
  Text,
} from '@forge/react';
import React, { useState } from 'react';
import type { JobView, PlanView } from '../../../../src/contract/bulkApi';
import { invoke } from '../../api/invoke';
import { useAction } from '../../api/useLoaded';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { FailureMessage } from '../../ui/FailureMessage';
import { duration, type Writing } from '../../words/fill';
import { useNumber, useWriting } from '../../words/useWords';
import { planTotals } from './planTotals';
import { createPlanWords, startJobWords } from './planWords';

type ApplyPlanProps = {
  plan: PlanView;
  onPlan: (plan: PlanView) => void;
  onApplied: () => void;
  /** Shows the plan's job, which was just started or existed already. */
  onJob: (job: Pick<JobView, 'id'>) => void;
};

/** The button that applies a plan, unless the plan is refused. */
export const ApplyPlan = ({ plan, onPlan, onApplied, onJob }: ApplyPlanProps) => {
  const { words, counted } = useWriting();
  const [isAsking, setIsAsking] = useState(false);
  const apply = counted('bulk.apply', plan.rows);
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

type ConfirmApplyProps = {
  plan: PlanView;
  /** The text of the button. */
  apply: string;
  onPlan: (plan: PlanView) => void;
  onJob: (job: JobView) => void;
  onClose: () => void;
};

/**
 * Asks before a plan is applied. Starting it twice starts it once. An outdated plan can be created
 * again.
 */
const ConfirmApply = ({ plan, apply, onPlan, onJob, onClose }: ConfirmApplyProps) => {
  const writing = useWriting();
  const { words, counted } = writing;
  const starting = useAction(() => undefined);
  const planning = useAction(() => undefined);
  const { removals, seats } = planTotals(plan.groups);
  const start = () =>
    starting.run(() => invoke('startJob', { planId: plan.id, hash: plan.hash }), onJob);
  const replanWithoutRefusedGroups = () =>
    planning.run(() => invoke('replanWithoutRefusedGroups', { planId: plan.id }), onPlan);
  const isOutdated = starting.failure?.code === 'plan-outdated';
  return (
    <ConfirmDialog
      title={words('bulk.apply.title')}
      confirm={isOutdated ? words('bulk.plan.recreate') : apply}
      isDangerous={removals > 0 && !isOutdated}
      isRunning={starting.isRunning || planning.isRunning}
      onConfirm={() => void (isOutdated ? replanWithoutRefusedGroups() : start())}
      onClose={onClose}
    >
      <Stack space="space.100">
        <Text>{changesText(plan, writing)}</Text>
        {seats > 0 && <Text>{counted('bulk.plan.seats', seats)}</Text>}
        <Text>{words('bulk.apply.owner')}</Text>
        {starting.failure && (
          <FailureMessage
            title="bulk.apply.failed"
            failure={starting.failure}
            special={startJobWords}
          />
        )}
        {planning.failure && (
          <FailureMessage
            title="bulk.plan.not-created"
            failure={planning.failure}
            special={createPlanWords}
          />
        )}
      </Stack>
    </ConfirmDialog>
  );
};

/** What a plan costs: hourly points, time, paid seats, and presence at the page. */
export const PlanCost = ({ plan }: { plan: PlanView }) => {
  const { groups, points, seconds } = plan;
  const writing = useWriting();
  const { words, counted, locale, number } = writing;
  const percent = useNumber({ style: 'percent', maximumSignificantDigits: 2 });
  const { seats, protectedGroups } = planTotals(groups);
  const all = points.changes + points.looking + points.reading;
  const cost = {
    points: number(all),
    share: percent(all / points.hourly),
    hourly: number(points.hourly),
  };
  return (
    <Stack space="space.150">
      <List type="unordered">
        <ListItem>{changesText(plan, writing)}</ListItem>
        <ListItem>{words('bulk.plan.points', cost)}</ListItem>
        <ListItem>{words('bulk.plan.group-checks', { points: number(points.looking) })}</ListItem>
        {points.reading > 0 && (
          <ListItem>{words('bulk.plan.reading', { points: number(points.reading) })}</ListItem>
        )}
        <ListItem>{words('bulk.plan.time', { time: duration(seconds, locale) })}</ListItem>
        <ListItem>{unneededText(plan, writing)}</ListItem>
      </List>
      {seats > 0 && (
        <SectionMessage appearance="warning" title={words('bulk.plan.seats.title')}>
          <Text>{counted('bulk.plan.seats', seats)}</Text>
        </SectionMessage>
      )}
      {protectedGroups.length > 0 && (
        <SectionMessage appearance="warning" title={words('bulk.plan.protected.title')}>
          <Text maxLines={4}>
            {words('bulk.plan.protected', {
              groups: protectedGroups.map(({ name }) => name).join(', '),
            })}
          </Text>
        </SectionMessage>
      )}
    </Stack>
  );
};

/** How many people a plan adds and removes, over all its groups. */
const changesText = ({ groups }: PlanView, { words, counted }: Writing): string => {
  const { adds, removals } = planTotals(groups);
  return words('bulk.plan.changes', {
    adds: counted('bulk.plan.adds', adds),
    removals: counted('bulk.plan.removals', removals),
  });
};

/** How many rows need no change, as far as Rollcall checked the members of the groups. */
const unneededText = ({ groups }: PlanView, { words, counted }: Writing): string => {
  const { asked } = planTotals(groups);
  if (asked.groups === 0) return words('bulk.plan.not-asked');
  if (asked.groups === groups.length)
    return words('bulk.plan.asked', { rows: counted('bulk.plan.unneeded', asked.already) });
  return words('bulk.plan.partly-asked', {
    groups: counted('bulk.plan.checked-groups', asked.groups),
    rows: counted('bulk.plan.unneeded-there', asked.already),
  });
};
