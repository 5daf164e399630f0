import React from 'react';
import { Code, Text } from '@forge/react';
import type { PageFailure } from '../load/answer';
import { duration } from './duration';
import { Phrase } from './Phrase';
import { useLocale } from './useLocale';
import { useWords } from './useWords';

/** When to try again, what Confluence answered, and the reference of the log line, where known. */
export const FailureDetails = ({ failure }: { failure: PageFailure }) => {
  const words = useWords();
  const locale = useLocale();
  const { retryAfterSeconds, httpStatus, reference } = failure;
  return (
    <>
      {retryAfterSeconds !== undefined && (
        <Text weight="semibold">
          {words('failure.retry-after', { wait: duration(retryAfterSeconds, locale) })}
        </Text>
      )}
      {reference !== undefined && (
        <Text>
          <Phrase of="failure.reference" with={{ reference: <Code>{reference}</Code> }} />
        </Text>
      )}
      {httpStatus !== undefined && (
        <Text size="small">{words('failure.http-status', { status: httpStatus.toString() })}</Text>
      )}
    </>
  );
};
