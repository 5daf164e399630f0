import { Button, Stack } from '@forge/react';
import React from 'react';
import { readingWords } from '../../load/readingWords';
import { FailureMessage } from '../../words/FailureMessage';
import { useWords } from '../../words/useWords';
import { isTemporary } from '../start/checkList';
import type { ListState } from '../start/listState';

type Props = { state: Extract<ListState, { kind: 'checked' }>; onResume: () => void };

/** Why a check is not complete, and the way to go on with it; what is known by then stays. */
export const CheckStopped = ({ state: { failure, checked }, onResume }: Props) => {
  const words = useWords();
  const hasTemporary = [...checked.groups.values()].some(isTemporary);
  if (!failure && !hasTemporary) return null;
  return (
    <Stack space="space.100" alignInline="start">
      <FailureMessage
        title="bulk.check.stopped"
        failure={failure ?? { code: 'unavailable' }}
        special={readingWords}
      />
      <Button onClick={onResume}>{words('bulk.check.go-on')}</Button>
    </Stack>
  );
};
