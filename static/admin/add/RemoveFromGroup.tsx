import { Text, User } from '@forge/react';
import React from 'react';
import { ConfirmDialog } from '../confirm/ConfirmDialog';
import { GroupName } from '../words/GroupName';
import { Phrase } from '../words/Phrase';
import { useWords } from '../words/useWords';
import type { Named } from './changeWords';

type Props = {
  asked: Named;
  isRunning: boolean;
  onConfirm: () => void;
  onClose: () => void;
};

/** Asks before somebody is taken out of a group, since they may lose what they work with. */
export const RemoveFromGroup = ({ asked, isRunning, onConfirm, onClose }: Props) => {
  const words = useWords();
  const person = <User accountId={asked.accountId} />;
  return (
    <ConfirmDialog
      title={words('remove.title')}
      confirm={words('remove.confirm')}
      isDangerous
      isRunning={isRunning}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      <Text>
        <Phrase of="remove.about" with={{ person, group: <GroupName name={asked.group.name} /> }} />
      </Text>
    </ConfirmDialog>
  );
};
