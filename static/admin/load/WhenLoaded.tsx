import React, { type ReactElement } from 'react';
import { Box, Button, Inline, Spinner, Stack } from '@forge/react';
import { FailureMessage } from '../words/FailureMessage';
import type { MessageKey } from '../words/messageKey';
import { useWords } from '../words/useWords';
import { readingWords } from './readingWords';
import type { Loaded } from './useLoaded';

type Props<T> = {
  from: Loaded<T>;
  /** What it means when there is no value: "Recent changes could not be loaded". */
  failed: MessageKey;
  children: (value: T) => ReactElement;
};

/** Shows a value once it is there; until then that it is coming, or why it is not. */
export const WhenLoaded = <T,>({ from, failed, children }: Props<T>) => {
  const words = useWords();
  switch (from.state.is) {
    case 'loaded':
      return children(from.state.value);
    case 'loading':
      return (
        <Box padding="space.200" role="status">
          <Inline alignInline="center">
            <Spinner label={words('loading')} />
          </Inline>
        </Box>
      );
    case 'failed':
      return (
        <Stack space="space.100" alignInline="start">
          <FailureMessage title={failed} failure={from.state.failure} special={readingWords} />
          <Button onClick={from.reload}>{words('try-again')}</Button>
        </Stack>
      );
  }
};
