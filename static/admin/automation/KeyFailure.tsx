import React from 'react';
import type { PageFailure } from '../load/answer';
import { FailureMessage } from '../words/FailureMessage';
import type { MessageKey } from '../words/messageKey';
import { keyWords } from './keyWords';

type Props = { title: MessageKey; failure: PageFailure };

/** Why a key could not be made, replaced or revoked. */
export const KeyFailure = ({ title, failure }: Props) => {
  // A label cannot be wrong any more here: what is left is that the site has all its keys.
  const isFull = failure.code === 'invalid-input' && failure.field === 'body';
  const full = { title: 'keys.full.title', next: 'keys.full.next' } as const;
  const special = isFull ? { ...keyWords, 'invalid-input': full } : keyWords;
  return <FailureMessage title={title} failure={failure} special={special} />;
};
