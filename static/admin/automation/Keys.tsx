import React, { useState } from 'react';
import { Button, Heading, Inline, ModalTransition, Stack } from '@forge/react';
import type { KeySummary, NewKey } from '../../../src/application/adminApi';
import { useWords } from '../words/useWords';
import { KeysTable } from './KeysTable';
import { MakeKey } from './MakeKey';
import { ReplaceKey } from './ReplaceKey';
import { RevokeKey } from './RevokeKey';

type Props = {
  keys: readonly KeySummary[];
  onFresh: (fresh: NewKey) => void;
  onRevoked: (keyId: string) => void;
  onChanged: () => void;
};

type Dialog = { is: 'make' } | { is: 'replace' | 'revoke'; key: KeySummary };

/** The keys, and the dialogs that make, replace and revoke one. */
export const Keys = ({ keys, onFresh, onRevoked, onChanged }: Props) => {
  const words = useWords();
  const [dialog, setDialog] = useState<Dialog>();
  const shared = {
    onChanged,
    onClose: () => {
      setDialog(undefined);
    },
  };
  return (
    <Stack space="space.100">
      <Inline spread="space-between" alignBlock="center">
        <Heading as="h3" size="xsmall">
          {words('keys.title')}
        </Heading>
        <Button
          onClick={() => {
            setDialog({ is: 'make' });
          }}
        >
          {words('keys.make')}
        </Button>
      </Inline>
      <KeysTable
        keys={keys}
        onReplace={(key) => {
          setDialog({ is: 'replace', key });
        }}
        onRevoke={(key) => {
          setDialog({ is: 'revoke', key });
        }}
      />
      <ModalTransition>
        {dialog?.is === 'make' && <MakeKey {...shared} onMade={onFresh} />}
        {dialog?.is === 'replace' && (
          <ReplaceKey {...shared} keyToReplace={dialog.key} onReplaced={onFresh} />
        )}
        {dialog?.is === 'revoke' && (
          <RevokeKey {...shared} keyToRevoke={dialog.key} onRevoked={onRevoked} />
        )}
      </ModalTransition>
    </Stack>
  );
};
