import React from 'react';
import { Stack, Text } from '@forge/react';
import { ConfirmDialog } from '../../confirm/ConfirmDialog';
import { useWords } from '../../words/useWords';

type Props = { isRunning: boolean; onConfirm: () => void; onClose: () => void };

/** Asks before a job is cancelled, since it cannot be gone on with then. */
export const CancelJob = ({ isRunning, onConfirm, onClose }: Props) => {
  const words = useWords();
  return (
    <ConfirmDialog
      title={words('bulk.cancel.title')}
      confirm={words('bulk.cancel.confirm')}
      isDangerous
      isRunning={isRunning}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      <Stack space="space.100">
        <Text>{words('bulk.cancel.rest')}</Text>
        <Text>{words('bulk.cancel.kept')}</Text>
      </Stack>
    </ConfirmDialog>
  );
};
