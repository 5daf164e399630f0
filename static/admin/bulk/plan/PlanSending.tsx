import { Box, ProgressBar, Stack, Text } from '@forge/react';
import React from 'react';
import { FailureMessage } from '../../words/FailureMessage';
import { useNumber, useWords } from '../../words/useWords';
import { createPlanWords } from './planWords';
import type { PlanCreation } from './usePlanMaking';

/** How far a plan is made, or why it was not. */
export const PlanProgress = ({ of: { isRunning, share, failure } }: { of: PlanCreation }) => {
  const words = useWords();
  const percent = useNumber({ style: 'percent' });
  return (
    <Box role="status">
      {isRunning && (
        <Stack space="space.050">
          <Text>
            {share < 1
              ? words('bulk.plan.sending', { share: percent(share) })
              : words('bulk.plan.sealing')}
          </Text>
          <ProgressBar
            ariaLabel={words('bulk.plan.making')}
            value={share}
            isIndeterminate={share === 1}
          />
        </Stack>
      )}
      {failure && (
        <FailureMessage title="bulk.plan.not-made" failure={failure} special={createPlanWords} />
      )}
    </Box>
  );
};
