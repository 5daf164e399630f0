import { Button, Stack } from '@forge/react';
import React from 'react';
import { readingWords } from '../../load/readingWords';
import { FailureMessage } from '../../words/FailureMessage';
import { useWords } from '../../words/useWords';
import { isPassing } from '../start/checkList';
import type { ListState } from '../start/listState';

type Props = { state: Extract<ListState, { is: 'checked' }>; onGoOn: () => void };

/** Why a check is not complete, and the way to go on with it; what is known by then stays. */
export const CheckStopped = ({ state: { failure, checked }, onGoOn }: Props) => {
  const words = useWords();
  const wasPassing = [...checked.groups.values()].some(isPassing);
  if (!failure && !wasPassing) return null;
  return (
    <Stack space="space.100" alignInline="start">
      <FailureMessage
        title="bulk.check.stopped"
        failure={failure ?? { code: 'unavailable' }}
        special={readingWords}
      />
      <Button onClick={onGoOn}>{words('bulk.check.go-on')}</Button>
    </Stack>
  );
};
