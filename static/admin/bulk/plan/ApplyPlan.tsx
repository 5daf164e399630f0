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
import type { JobView, PlanView } from '../../../../src/application/bulkApi';
import { invoke } from '../../api/invoke';
import { useAction } from '../../api/useLoaded';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { FailureMessage } from '../../ui/FailureMessage';
import { duration, type MessageKey } from '../../words/fill';
import { useLocale, useNumber, useWords } from '../../words/useWords';
import { planTotals } from './planTotals';
import { createPlanWords, startJobWords } from './planWords';

type ApplyPlanProps = {
  plan: PlanView;
  onPlan: (plan: PlanView) => void;
  onApplied: () => void;
  /** Its job is to be shown: the one that was just begun, or one that was there. */
  onJob: (job: Pick<JobView, 'id'>) => void;
};

/** The button that applies a plan, where nothing stands against it. */
export const ApplyPlan = ({ plan, onPlan, onApplied, onJob }: ApplyPlanProps) => {
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

type ConfirmApplyProps = {
  plan: PlanView;
  /** The words of the button. */
  apply: string;
  onPlan: (plan: PlanView) => void;
  onJob: (job: JobView) => void;
  onClose: () => void;
};

/**
 * Asks before a plan is applied. Starting it twice starts it once; one that no longer fits the site
 * can be made again instead.
 */
const ConfirmApply = ({ plan, apply, onPlan, onJob, onClose }: ConfirmApplyProps) => {
  const words = useWords();
  const number = useNumber();
  const starting = useAction(() => undefined);
  const planning = useAction(() => undefined);
  const { adds, removals, seats } = planTotals(plan.groups);
  const start = () =>
    starting.run(() => invoke('startJob', { planId: plan.id, hash: plan.hash }), onJob);
  const replanWithoutRefusedGroups = () =>
    planning.run(() => invoke('replanWithoutRefusedGroups', { planId: plan.id }), onPlan);
  const isOutdated = starting.failure?.code === 'plan-outdated';
  return (
    <ConfirmDialog
      title={words('bulk.apply.title')}
      confirm={isOutdated ? words('bulk.plan.again') : apply}
      isDangerous={removals > 0 && !isOutdated}
      isRunning={starting.isRunning || planning.isRunning}
      onConfirm={() => void (isOutdated ? replanWithoutRefusedGroups() : start())}
      onClose={onClose}
    >
      <Stack space="space.100">
        <Text>
          {words('bulk.plan.changes', { adds: number(adds), removals: number(removals) })}
        </Text>
        {seats > 0 && <Text>{words('bulk.plan.seats', { seats: number(seats) })}</Text>}
        <Text>{words('bulk.apply.yours')}</Text>
        {starting.failure && (
          <FailureMessage
            title="bulk.apply.failed"
            failure={starting.failure}
            special={startJobWords}
          />
        )}
        {planning.failure && (
          <FailureMessage
            title="bulk.plan.not-made"
            failure={planning.failure}
            special={createPlanWords}
          />
        )}
      </Stack>
    </ConfirmDialog>
  );
};

/** What a plan will cost: of Confluence's hourly points, in time, in paid seats, in presence. */
export const PlanCost = ({ plan: { groups, points, seconds } }: { plan: PlanView }) => {
  const words = useWords();
  const locale = useLocale();
  const number = useNumber();
  const percent = useNumber({ style: 'percent', maximumSignificantDigits: 2 });
  const { adds, removals, seats, protectedGroups, asked } = planTotals(groups);
  const all = points.changes + points.looking + points.reading;
  const cost = {
    points: number(all),
    share: percent(all / points.hourly),
    hourly: number(points.hourly),
  };
  return (
    <Stack space="space.150">
      <List type="unordered">
        <ListItem>
          {words('bulk.plan.changes', { adds: number(adds), removals: number(removals) })}
        </ListItem>
        <ListItem>{words('bulk.plan.points', cost)}</ListItem>
        <ListItem>{words('bulk.plan.looking', { points: number(points.looking) })}</ListItem>
        {points.reading > 0 && (
          <ListItem>{words('bulk.plan.reading', { points: number(points.reading) })}</ListItem>
        )}
        <ListItem>{words('bulk.plan.time', { time: duration(seconds, locale) })}</ListItem>
        <ListItem>
          {words(askedWords(asked.groups, groups.length), {
            already: number(asked.already),
            asked: number(asked.groups),
          })}
        </ListItem>
      </List>
      {seats > 0 && (
        <SectionMessage appearance="warning" title={words('bulk.plan.seats.title')}>
          <Text>{words('bulk.plan.seats', { seats: number(seats) })}</Text>
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

const askedWords = (asked: number, groups: number): MessageKey => {
  if (asked === 0) return 'bulk.plan.not-asked';
  return asked === groups ? 'bulk.plan.asked' : 'bulk.plan.partly-asked';
};
