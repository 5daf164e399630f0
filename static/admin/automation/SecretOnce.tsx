import { Button, Code, Heading, Inline, SectionMessage, Stack, Text } from '@forge/react';
import React from 'react';
import type { KeySummary, NewKey } from '../../../src/application/adminApi';
import type { PageFailure } from '../api/answers';
import { CopyBlock } from '../ui/CopyField';
import { FailureMessage } from '../ui/FailureMessage';
import { Phrase } from '../ui/Phrase';
import type { FailureWords } from '../words/failureWords';
import type { MessageKey } from '../words/fill';
import { useWords } from '../words/useWords';
import { curlCommand, exampleGroup, keyWords } from './keyWords';

type SecretOnceProps = { fresh: NewKey; onStored: () => void };

/** A new secret, shown this once. */
export const SecretOnce = ({ fresh: { key, secret }, onStored }: SecretOnceProps) => {
  const words = useWords();
  return (
    <SectionMessage appearance="warning" title={words('secret.title')}>
      <Stack space="space.150">
        <Text>
          <Phrase
            of="secret.about"
            with={{ label: <Text as="strong">{key.label}</Text>, id: <Code>{key.id}</Code> }}
          />
        </Text>
        <CopyBlock shouldWrap text={secret} />
        <Inline>
          <Button onClick={onStored}>{words('secret.stored')}</Button>
        </Inline>
      </Stack>
    </SectionMessage>
  );
};

type KeyFailureProps = {
  title: MessageKey;
  failure: PageFailure;
  /** What it means here that the app could not use what was sent. */
  unusable?: FailureWords;
};

/** Why a key could not be made, replaced or revoked. */
export const KeyFailure = ({ title, failure, unusable }: KeyFailureProps) => {
  const isUnusable = failure.code === 'invalid-input' && failure.field === 'body';
  const special = isUnusable && unusable ? { ...keyWords, 'invalid-input': unusable } : keyWords;
  return <FailureMessage title={title} failure={failure} special={special} />;
};

type CurlExampleProps = { url: string; of: KeySummary };

/** A signed call with a key, to be copied. Not for inside a SectionMessage, which long lines widen. */
export const CurlExample = ({ url, of: key }: CurlExampleProps) => {
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
