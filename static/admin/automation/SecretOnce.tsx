import React from 'react';
import { Button, Code, Inline, SectionMessage, Stack, Text } from '@forge/react';
import type { NewKey } from '../../../src/application/adminApi';
import { CopyBlock } from '../words/CopyBlock';
import { Phrase } from '../words/Phrase';
import { useWords } from '../words/useWords';

type Props = { fresh: NewKey; onStored: () => void };

/** A new secret, shown this once. */
export const SecretOnce = ({ fresh: { key, secret }, onStored }: Props) => {
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
