import React from 'react';
import { Code, Heading, Stack, Text } from '@forge/react';
import type { KeySummary } from '../../../src/application/adminApi';
import { CopyBlock } from '../words/CopyBlock';
import { Phrase } from '../words/Phrase';
import { useWords } from '../words/useWords';
import { curlCommand } from './curlCommand';
import { exampleGroup } from './exampleGroup';

type Props = { url: string; of: KeySummary };

/** A signed call with a key, to be copied. Not for inside a SectionMessage, which long lines widen. */
export const CurlExample = ({ url, of: key }: Props) => {
  const words = useWords();
  return (
    <Stack space="space.100">
      <Heading as="h3" size="xsmall">
        {words('automation.example')}
      </Heading>
      <Text>
        <Phrase
          of="automation.example.about"
          with={{
            curl: <Code>curl</Code>,
            openssl: <Code>openssl</Code>,
            variable: <Code>ROLLCALL_SECRET</Code>,
          }}
        />
      </Text>
      <CopyBlock
        language="shell"
        text={curlCommand({ url, keyId: key.id, groupName: exampleGroup(key) })}
      />
    </Stack>
  );
};
