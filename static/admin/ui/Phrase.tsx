import { Code, Stack, Text, User } from '@forge/react';
import React, { Fragment, type ReactNode } from 'react';
import type { RowOutcome } from '../../../src/contract/bulkApi';
import { type MessageKey, splitAtPlaceholders } from '../words/fill';
import { useWords } from '../words/useWords';

type Props = {
  text: MessageKey;
  /** Values for the placeholders: a User, a name in bold. */
  values: Readonly<Record<string, ReactNode>>;
};

/** A text with components in its placeholders. Use it inside a Text. */
export const Phrase = ({ text, values }: Props) => {
  const words = useWords();
  return (
    <>
      {splitAtPlaceholders(words(text)).map((part, index) => (
        <Fragment key={index}>
          {'placeholder' in part ? values[part.placeholder] : part.text}
        </Fragment>
      ))}
    </>
  );
};

/** A group's name inside a sentence. */
export const GroupName = ({ name }: { name: string }) => <Text as="strong">{name}</Text>;

type AccountProps = { accountId: string; outcome: RowOutcome | undefined };

/**
 * The person of a change with its outcome. The User component draws an account that doesn't exist as
 * a former user. A removal doesn't tell whether it exists, so the ID is beside it.
 */
export const Account = ({ accountId, outcome }: AccountProps) => (
  <Stack>
    {outcome !== 'account-not-found' && <User accountId={accountId} />}
    {outcome === 'account-not-found' && <Code>{accountId}</Code>}
    {outcome === 'not-a-member' && <Text size="small">{accountId}</Text>}
  </Stack>
);

const LONG_WORD = /[^\s\u200b]{25}(?=[^\s\p{M}])/gu;

/**
 * A name for a heading, which doesn't break long words: an invisible space after every 25
 * characters lets it. Other components break names themselves, by `maxLines`.
 */
export const breakable = (name: string): string => name.replace(LONG_WORD, '$&\u200b');
