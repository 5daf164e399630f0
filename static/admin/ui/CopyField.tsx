import { CodeBlock, TextArea } from '@forge/react';
import React from 'react';
import { Field } from './fields';

type CopyFieldProps = { id: string; label: string; hint: string; text: string };

/** A long text to copy. Selecting all in the field selects only the text. */
export const CopyField = ({ id, label, hint, text }: CopyFieldProps) => (
  <Field id={id} label={label} hint={hint}>
    <TextArea
      id={id}
      name={id}
      minimumRows={8}
      maxHeight="320px"
      isMonospaced
      isReadOnly
      spellCheck={false}
      value={text}
    />
  </Field>
);

type CopyBlockProps = { text: string; language?: 'text' | 'shell'; shouldWrap?: boolean };

/** A text to copy, without line numbers. */
export const CopyBlock = ({ text, language = 'text', shouldWrap = false }: CopyBlockProps) => (
  <CodeBlock
    text={text}
    language={language}
    shouldWrapLongLines={shouldWrap}
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- UI Kit has no other name for it; what Atlaskit offers instead is not passed on
    showLineNumbers={false}
  />
);
