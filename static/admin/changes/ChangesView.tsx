import { Stack, Text, User } from '@forge/react';
import React from 'react';
import { useIsVisible } from '../frames/OneFrame';
import { PlanProgress } from '../bulk/plan/PlanCreation';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { GroupName, Phrase } from '../ui/Phrase';
import { Status } from '../ui/layout';
import type { MessageKey } from '../words/fill';
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

type Question = { title: MessageKey; about: MessageKey; confirm: MessageKey };

const QUESTIONS = {
  remove: { title: 'remove.title', about: 'remove.about', confirm: 'remove.confirm' },
  admin: { title: 'admin-add.title', about: 'admin-add.about', confirm: 'admin-add.confirm' },
  undo: {
    title: 'undo-removal.title',
    about: 'undo-removal.about',
    confirm: 'undo-removal.confirm',
  },
  unknown: { title: 'admin-add.title', about: 'admin-add.unknown', confirm: 'admin-add.confirm' },
} as const satisfies Record<string, Question>;

/** Asks before a person is removed, who may need the access, or may get admin rights. */
const AskFirst = ({ change, isRunning, onConfirm, onClose }: AskFirstProps) => {
  const words = useWords();
  const { title, about, confirm } = questionOf(change);
  return (
    <ConfirmDialog
      title={words(title)}
      confirm={words(confirm)}
      isDangerous={change.action === 'remove'}
      isRunning={isRunning}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      <Text>
        <Phrase
          text={about}
          values={{
            person: <User accountId={change.accountId} />,
            group: <GroupName name={change.group.name} />,
          }}
        />
      </Text>
    </ConfirmDialog>
  );
};

const questionOf = (change: AskFirstProps['change']): Question => {
  if (!mayGiveAdminRights(change))
    return change.isUncertainUndo && change.action === 'add' ? QUESTIONS.undo : QUESTIONS.remove;
  return change.group.gives === 'unknown' ? QUESTIONS.unknown : QUESTIONS.admin;
};
