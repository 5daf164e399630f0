import React from 'react';
import type { PageFailure } from '../load/answer';
import { FailureMessage } from '../words/FailureMessage';
import type { FailureWords } from '../words/failureWords';
import type { MessageKey } from '../words/messageKey';
import { keyWords } from './keyWords';

type Props = {
  title: MessageKey;
  failure: PageFailure;
  /** What it means here that the app could not use what was sent. */
  unusable?: FailureWords;
};

/** Why a key could not be made, replaced or revoked. */
export const KeyFailure = ({ title, failure, unusable }: Props) => {
  const isUnusable = failure.code === 'invalid-input' && failure.field === 'body';
  const special = isUnusable && unusable ? { ...keyWords, 'invalid-input': unusable } : keyWords;
  return <FailureMessage title={title} failure={failure} special={special} />;
};
