import React from 'react';
import { CodeBlock } from '@forge/react';

type Props = { text: string; language?: 'text' | 'shell'; shouldWrap?: boolean };

/** Text to be copied as it stands, without line numbers. */
export const CopyBlock = ({ text, language = 'text', shouldWrap = false }: Props) => (
  <CodeBlock
    text={text}
    language={language}
    shouldWrapLongLines={shouldWrap}
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- UI Kit has no other name for it; what Atlaskit offers instead is not passed on
    showLineNumbers={false}
  />
);
