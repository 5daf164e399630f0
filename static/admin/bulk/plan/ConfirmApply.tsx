import { List, ListItem, Stack, Text } from '@forge/react';
import React from 'react';
import type { JobView, PlanView } from '../../../../src/contract/bulkApi';
import { untilDone } from '../../api/answers';
import { invoke } from '../../api/invoke';
import { useAction } from '../../api/useLoaded';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { FailureMessage } from '../../ui/FailureMessage';
import { useWriting } from '../../words/useWords';
import { planTotals } from './planTotals';
import { createPlanWords, planRisks, startJobWords } from './planWords';
import { planChangesText } from './sourceWords';

/** Creates a plan again, without the groups in which nothing can run. `view` says why it failed. */
export const useReplan = ({ id: planId }: PlanView, onPlan: (plan: PlanView) => void) => {
  const { run, isRunning, failure } = useAction();
  const replan = () =>
    void run(() => untilDone(() => invoke('replanWithoutRefusedGroups', { planId })), onPlan);
  const view = failure && (
    <FailureMessage title="bulk.plan.not-created" failure={failure} special={createPlanWords} />
  );
  return { replan, isRunning, view };
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
 * Asks before a plan is applied, and names what it may cost. Starting it twice starts it once. An
 * outdated plan can be created again.
 */
export const ConfirmApply = ({ plan, apply, onPlan, onJob, onClose }: ConfirmApplyProps) => {
  const writing = useWriting();
  const { words, counted } = writing;
  const starting = useAction();
  const planning = useReplan(plan, onPlan);
  const totals = planTotals(plan.groups);
  const { lines, isGrave } = planRisks(plan, writing);
  const start = () =>
    void starting.run(
      () => untilDone(() => invoke('startJob', { planId: plan.id, hash: plan.hash })),
      onJob,
    );
  const isOutdated = starting.failure?.code === 'plan-outdated';
  return (
    <ConfirmDialog
      title={words('bulk.apply.title')}
      confirm={isOutdated ? words('bulk.plan.recreate') : apply}
      isDangerous={totals.removals > 0 && !isOutdated}
      isRisky={isGrave && !isOutdated}
      isRunning={starting.isRunning || planning.isRunning}
      onConfirm={isOutdated ? planning.replan : start}
      onClose={onClose}
    >
      <Stack space="space.100">
        <Text weight="medium">{planChangesText(plan.groups, writing)}</Text>
        {totals.already > 0 && <Text>{counted('bulk.plan.unneeded', totals.already)}</Text>}
        {lines.length > 0 && (
          <List type="unordered">
            {lines.map((line) => (
              <ListItem key={line}>{line}</ListItem>
            ))}
          </List>
        )}
        <Text>{words('bulk.apply.owner')}</Text>
        {starting.failure && (
          <FailureMessage
            title="bulk.apply.failed"
            failure={starting.failure}
            special={startJobWords}
          />
        )}
        {planning.view}
      </Stack>
    </ConfirmDialog>
  );
};
