import { Text } from '@forge/react';
import React, { Fragment, type ReactNode } from 'react';
import { type MessageKey, splitAtPlaceholders } from '../words/fill';
import { useWords } from '../words/useWords';

type Props = {
  of: MessageKey;
  /** What goes into the text's places: a User, a name in bold. */
  with: Readonly<Record<string, ReactNode>>;
};

/** A text with components in its places. Belongs inside a Text. */
export const Phrase = ({ of, with: values }: Props) => {
  const words = useWords();
  return (
    <>
      {splitAtPlaceholders(words(of)).map((part, index) => (
        <Fragment key={index}>
          {'placeholder' in part ? values[part.placeholder] : part.text}
        </Fragment>
      ))}
    </>
  );
};

/** A group's name inside a sentence. */
export const GroupName = ({ name }: { name: string }) => <Text as="strong">{name}</Text>;
