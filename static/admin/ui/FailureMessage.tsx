import { Button, Code, SectionMessage, Stack, Text } from '@forge/react';
import React, { type ReactNode } from 'react';
import { type PageFailure, TEMPORARY } from '../api/answers';
import { useViewerIsSiteAdmin } from '../api/viewer';
import {
  failedChangeWords,
  failureWords,
  readingWords,
  type SpecialWords,
} from '../words/failureWords';
import { duration, type MessageKey } from '../words/fill';
import { useLocale, useWords } from '../words/useWords';
import { Phrase } from './Phrase';

type Props = {
  failure: PageFailure;
  /** What failed. The failure's own title then becomes the reason. */
  title?: MessageKey;
  special?: SpecialWords;
  /** Whether members were to be changed. If so, the message says whether they may have been. */
  isOfChange?: boolean;
};

/** A failure: what happened, what to do next, and details for troubleshooting. */
export const FailureMessage = ({ failure, title, special = {}, isOfChange = false }: Props) => {
  const words = useWords();
  const isSiteAdmin = useViewerIsSiteAdmin();
  const texts = isOfChange
    ? failedChangeWords(failure, { isSiteAdmin })
    : failureWords(failure, special);
  const why = words(texts.title);
  const next = texts.effect
    ? words('failure.of-change', { effect: words(texts.effect), next: words(texts.next) })
    : words(texts.next);
  return (
    <SectionMessage
      appearance={appearanceOf(failure)}
      title={title ? words(texts.doubt ?? title) : why}
    >
      <Stack space="space.100">
        <Text>{title ? words('failure.because', { why, next }) : next}</Text>
        <FailureDetails {...failure} />
      </Stack>
    </SectionMessage>
  );
};

type ReadingFailureProps = Omit<Props, 'isOfChange'> & {
  onRetry: () => void;
  /** What the admin should know before they try again. */
  children?: ReactNode;
};

/** A failure of something that only reads, with a button to try again. */
export const ReadingFailure = (props: ReadingFailureProps) => {
  const { failure, title, special = readingWords, onRetry, children } = props;
  const words = useWords();
  return (
    <Stack space="space.100" alignInline="start">
      <FailureMessage failure={failure} special={special} {...(title && { title })} />
      {children}
      <Button onClick={onRetry}>{words('try-again')}</Button>
    </Stack>
  );
};

// What passes by itself, or when there are licenses again.
const PASSING: readonly PageFailure['code'][] = [...TEMPORARY, 'no-seats'];

/** Red for what an admin must fix, yellow for what passes by itself or may even have worked. */
const appearanceOf = ({ code, certain }: PageFailure): 'warning' | 'error' => {
  if (certain === false && code !== 'group-mismatch') return 'warning';
  return PASSING.includes(code) ? 'warning' : 'error';
};

/** When to try again, Confluence's status, and the log reference, if known. */
const FailureDetails = ({ retryAfterSeconds, httpStatus, reference }: PageFailure) => {
  const words = useWords();
  const locale = useLocale();
  return (
    <>
      {retryAfterSeconds !== undefined && (
        <Text weight="semibold">
          {words('failure.retry-after', { wait: duration(retryAfterSeconds, locale) })}
        </Text>
      )}
      {reference !== undefined && (
        <Text>
          <Phrase text="failure.reference" values={{ reference: <Code>{reference}</Code> }} />
        </Text>
      )}
      {httpStatus !== undefined && (
        <Text size="small">{words('failure.http-status', { status: httpStatus.toString() })}</Text>
      )}
    </>
  );
};
