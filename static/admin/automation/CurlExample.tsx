import React from 'react';
import { Code, Stack, Text } from '@forge/react';
import type { KeySummary } from '../../../src/application/adminApi';
import { CopyBlock } from '../words/CopyBlock';
import { Phrase } from '../words/Phrase';
import { curlCommand } from './curlCommand';
import { exampleGroup } from './exampleGroup';

type Props = { url: string; of: KeySummary };

/** A signed call with a key, to be copied. */
export const CurlExample = ({ url, of: key }: Props) => (
  <Stack space="space.100">
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
