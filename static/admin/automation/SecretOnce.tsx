import { Button, Code, Inline, SectionMessage, Stack, Text } from '@forge/react';
import React from 'react';
import type { NewKey } from '../../../src/contract/adminApi';
import type { PageFailure } from '../api/answers';
import { CopyBlock } from '../ui/CopyField';
import { FailureMessage } from '../ui/FailureMessage';
import { Phrase } from '../ui/Phrase';
import { Subtitle } from '../ui/layout';
import type { FailureWords, SpecialWords } from '../words/failureWords';
import type { MessageKey } from '../words/fill';
import { useWords } from '../words/useWords';
import { type ExampleCall, keyWords } from './keyWords';

type SecretOnceProps = { fresh: NewKey; onStored: () => void };

/** Shows a new secret, this one time. */
export const SecretOnce = ({ fresh: { key, secret }, onStored }: SecretOnceProps) => {
  const words = useWords();
  return (
    <SectionMessage appearance="warning" title={words('secret.title')}>
      <Stack space="space.150">
        <Text>
          <Phrase
            text="secret.about"
            values={{ label: <Text as="strong">{key.label}</Text>, id: <Code>{key.id}</Code> }}
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
  /** The texts for a request that the app could not use. */
  unusable?: FailureWords;
  usual?: SpecialWords;
};

/** Why a key could not be created, replaced or revoked. */
export const KeyFailure = (props: KeyFailureProps) => {
  const { title, failure, unusable, usual = keyWords } = props;
  const isUnusable = failure.code === 'invalid-input' && failure.field === 'body';
  const special = isUnusable && unusable ? { ...usual, 'invalid-input': unusable } : usual;
  return <FailureMessage title={title} failure={failure} special={special} />;
};

type CurlExamplesProps = { keyLabel: string; calls: readonly ExampleCall[] };

/** Signed example calls of a key to copy. Don't put them into a SectionMessage: long lines widen it. */
export const CurlExamples = ({ keyLabel, calls }: CurlExamplesProps) => {
  const words = useWords();
  if (calls.length === 0) return null;
  return (
    <Stack space="space.100">
      <Subtitle>{words('automation.example', { key: keyLabel })}</Subtitle>
      <Text>
        <Phrase
          text="automation.example.about"
          values={{
            curl: <Code>curl</Code>,
            openssl: <Code>openssl</Code>,
            variable: <Code>ROLLCALL_SECRET</Code>,
          }}
        />
      </Text>
      {calls.map(({ action, text }) => (
        <Stack key={action} space="space.050">
          <Text>{words(`automation.to.${action}`)}</Text>
          <CopyBlock language="shell" text={text} />
        </Stack>
      ))}
    </Stack>
  );
};
