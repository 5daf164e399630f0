import { Heading, Stack, Text } from '@forge/react';
import React from 'react';
import type { Automation as Value, NewKey } from '../../../src/contract/adminApi';
import { CopyBlock } from '../words/CopyField';
import { useWords } from '../words/useWords';
import { Keys } from './Keys';
import { CurlExample, SecretOnce } from './SecretOnce';

type Props = {
  automation: Value;
  /** A key whose secret was just made, until its owner has stored it. */
  fresh: NewKey | undefined;
  onFresh: (fresh: NewKey | undefined) => void;
  onChanged: () => void;
};

/** The web trigger's address, its keys, and a call to copy. */
export const Automation = ({ automation, fresh, onFresh, onChanged }: Props) => {
  const words = useWords();
  const { webTriggerUrl: url, keys } = automation;
  const [firstKey] = keys;
  return (
    <Stack space="space.300">
      {fresh && (
        <SecretOnce
          fresh={fresh}
          onStored={() => {
            onFresh(undefined);
          }}
        />
      )}
      {fresh && url !== undefined && <CurlExample url={url} of={fresh.key} />}
      <Stack space="space.100">
        <Heading as="h3" size="xsmall">
          {words('automation.url')}
        </Heading>
        {url === undefined ? (
          <Text>{words('automation.url.unknown')}</Text>
        ) : (
          <CopyBlock shouldWrap text={url} />
        )}
      </Stack>
      <Keys
        keys={keys}
        onFresh={onFresh}
        onRevoked={(keyId) => {
          if (keyId === fresh?.key.id) onFresh(undefined); // its secret is worth nothing now
        }}
        onChanged={onChanged}
      />
      {firstKey && !fresh && url !== undefined && <CurlExample url={url} of={firstKey} />}
    </Stack>
  );
};
