import React from 'react';
import { Stack, Text } from '@forge/react';
import type { KeySummary, NewKey } from '../../../src/application/adminApi';
import { ConfirmDialog } from '../confirm/ConfirmDialog';
import { invoke } from '../invoke';
import { useAction } from '../load/useAction';
import { useWords } from '../words/useWords';
import { KeyFailure } from './KeyFailure';
import { keyIsGone } from './keyWords';

type Props = {
  keyToReplace: KeySummary;
  onReplaced: (fresh: NewKey) => void;
  onChanged: () => void;
  onClose: () => void;
};

/** Asks before a key's secret is replaced, since whatever uses the old one stops working. */
export const ReplaceKey = ({ keyToReplace, onReplaced, onChanged, onClose }: Props) => {
  const words = useWords();
  const { run, isRunning, failure } = useAction(onChanged);
  const replace = () =>
    run(
      () => invoke('replaceKey', { keyId: keyToReplace.id }),
      (fresh) => {
        onClose();
        onReplaced(fresh);
      },
    );
  return (
    <ConfirmDialog
      title={words('replace-key.title', { label: keyToReplace.label })}
      confirm={words('replace-key.confirm')}
      isDangerous={false}
      isRunning={isRunning}
      onConfirm={() => void replace()}
      onClose={onClose}
    >
      <Stack space="space.100">
        <Text>{words('replace-key.stops')}</Text>
        <Text>{words('replace-key.owner')}</Text>
        {failure && (
          <KeyFailure title="replace-key.failed" failure={failure} unusable={keyIsGone} />
        )}
      </Stack>
    </ConfirmDialog>
  );
};
