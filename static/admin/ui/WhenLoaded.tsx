import { Box, Inline, Spinner, Stack } from '@forge/react';
import React, { type ReactElement } from 'react';
import { failureOf, type Loaded } from '../api/useLoaded';
import type { MessageKey } from '../words/fill';
import { useWords } from '../words/useWords';
import { ReadingFailure } from './FailureMessage';

type Props<T> = {
  from: Loaded<T>;
  /** The title if there is no value: "Recent changes couldn't be loaded". */
  failed: MessageKey;
  children: (value: T) => ReactElement;
};

/**
 * Shows a value once it is loaded, until then a spinner or the failure. If a reload fails, the
 * value stays with the failure above it, because the admin may be working in it.
 */
export const WhenLoaded = <T,>({ from, failed, children }: Props<T>) => {
  const words = useWords();
  const failure = failureOf(from);
  if (from.state.kind === 'loading')
    return (
      <Box padding="space.200" role="status">
        <Inline alignInline="center">
          <Spinner label={words('loading')} />
        </Inline>
      </Box>
    );
  return (
    <Stack space="space.200">
      {failure && <ReadingFailure title={failed} failure={failure} onRetry={from.reload} />}
      {from.state.kind === 'loaded' && children(from.state.value)}
    </Stack>
  );
};
