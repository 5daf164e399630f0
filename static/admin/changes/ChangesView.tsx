import { Stack, Text, User } from '@forge/react';
import React from 'react';
import { useIsVisible } from '../frames/OneFrame';
import { PlanProgress } from '../bulk/plan/PlanCreation';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { GroupName, Phrase } from '../ui/Phrase';
import { Status } from '../ui/layout';
import { useWords } from '../words/useWords';
import { type ChosenGroup, mayGiveAdminRights } from './memberChange';
import { OutcomeMessage } from './OutcomeMessage';
import type { Changes } from './useChanges';

type Props = {
  changes: Changes;
  /** Called with a group that the admin chose in place of a deleted one. */
  onChooseGroup?: (group: ChosenGroup) => void;
};

/** What becomes of the requested changes: the question before, the result, the plan's progress. */
export const ChangesView = ({ changes, onChooseGroup }: Props) => {
  const { asking, running, last, creation } = changes;
  const isVisible = useIsVisible(); // an answer may lead to a question behind another tab
  return (
    <Stack>
      <Status>
        {last && <OutcomeMessage done={last} changes={changes} onChooseGroup={onChooseGroup} />}
      </Status>
      <PlanProgress creation={creation} />
      {asking && isVisible && (
        <AskFirst
          change={asking}
          isRunning={running !== undefined}
          onConfirm={changes.confirm}
          onClose={changes.decline}
        />
      )}
    </Stack>
  );
};

type AskFirstProps = {
  change: NonNullable<Changes['asking']>;
  isRunning: boolean;
  onConfirm: () => void;
  onClose: () => void;
};

/** Asks before a person is removed, who may need the access, or may get admin rights. */
const AskFirst = ({ change, isRunning, onConfirm, onClose }: AskFirstProps) => {
  const words = useWords();
  const question = questionOf(change);
  const isUnknown = question === 'admin-add' && change.group.gives === 'unknown';
  return (
    <ConfirmDialog
      title={words(`${question}.title`)}
      confirm={words(`${question}.confirm`)}
      isDangerous={change.action === 'remove'}
      isRunning={isRunning}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      <Text>
        <Phrase
          text={isUnknown ? 'admin-add.unknown' : `${question}.about`}
          values={{
            person: <User accountId={change.accountId} />,
            group: <GroupName name={change.group.name} />,
          }}
        />
      </Text>
    </ConfirmDialog>
  );
};

const questionOf = (change: AskFirstProps['change']) => {
  if (mayGiveAdminRights(change)) return 'admin-add';
  return change.isUncertainUndo && change.action === 'add' ? 'undo-removal' : 'remove';
};
