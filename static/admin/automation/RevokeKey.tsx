import React from 'react';
import { Stack, Text } from '@forge/react';
import type { KeySummary } from '../../../src/application/adminApi';
import { ConfirmDialog } from '../confirm/ConfirmDialog';
import { invoke } from '../invoke';
import { useAction } from '../load/useAction';
import { useWords } from '../words/useWords';
import { KeyFailure } from './KeyFailure';

type Props = {
  keyToRevoke: KeySummary;
  onRevoked: (keyId: string) => void;
  onChanged: () => void;
  onClose: () => void;
};

/** Asks before a key is revoked, since whatever uses it stops working for good. */
export const RevokeKey = ({ keyToRevoke, onRevoked, onChanged, onClose }: Props) => {
  const words = useWords();
  const { run, isRunning, failure } = useAction(onChanged);
  const revoke = () =>
    run(
      () => invoke('revokeKey', { keyId: keyToRevoke.id }),
      ({ keyId }) => {
        onClose();
        onRevoked(keyId);
      },
    );
  return (
    <ConfirmDialog
      title={words('revoke-key.title', { label: keyToRevoke.label })}
      confirm={words('revoke-key.confirm')}
      isDangerous
      isRunning={isRunning}
      onConfirm={() => void revoke()}
      onClose={onClose}
    >
      <Stack space="space.100">
        <Text>{words('revoke-key.stops')}</Text>
        <Text>{words('revoke-key.kept')}</Text>
        {failure && <KeyFailure title="revoke-key.failed" failure={failure} />}
      </Stack>
    </ConfirmDialog>
  );
};
