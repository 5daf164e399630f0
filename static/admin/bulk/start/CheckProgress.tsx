import { Box, Button, Inline, ProgressBar, Stack, Text } from '@forge/react';
import React from 'react';
import { useNumber, useWords } from '../../words/useWords';
import type { CheckStep } from './checkList';

/** How far the check of a list is. */
export const CheckProgress = ({
  step,
  onStop,
}: {
  step: CheckStep | undefined;
  onStop: () => void;
}) => {
  const words = useWords();
  const number = useNumber();
  return (
    <Stack space="space.150">
      <Box role="status">
        <Text>
          {step
            ? words(`bulk.check.${step.kind}`, {
                done: number(step.done),
                total: number(step.total),
              })
            : words('bulk.check.begins')}
        </Text>
      </Box>
      <ProgressBar
        ariaLabel={words('bulk.check.title')}
        value={step && step.total > 0 ? step.done / step.total : 0}
        isIndeterminate={!step}
      />
      <Inline>
        <Button onClick={onStop}>{words('bulk.check.stop')}</Button>
      </Inline>
    </Stack>
  );
};
