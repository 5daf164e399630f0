import { Heading, Stack, Text } from '@forge/react';
import React, { useState } from 'react';
import type { Automation, KeySummary, NewKey } from '../../../src/contract/adminApi';
import { invoke } from '../api/invoke';
import { type Loaded, useLoaded } from '../api/useLoaded';
import { type ExportButton, ExportButtons } from '../export/ExportButtons';
import { CopyBlock } from '../ui/CopyField';
import { LearnMore } from '../ui/LearnMore';
import { WhenLoaded } from '../ui/WhenLoaded';
import type { Words } from '../words/fill';
import { useWords } from '../words/useWords';
import { exampleCall } from './keyWords';
import { Keys } from './Keys';
import { CurlExample, SecretOnce } from './SecretOnce';

/** The web trigger and the keys with which outside systems call it. */
export const AutomationTab = () => {
  const words = useWords();
  const automation = useAutomation();
  // Held above everything that reloads: a secret is shown only once and must not disappear.
  const [fresh, setFresh] = useState<NewKey>();
  return (
    <Stack space="space.200">
      <Heading as="h2" size="small">
        {words('automation.title')}
      </Heading>
      <Text>
        {words('automation.about')} <LearnMore topic="automation" />
      </Text>
      <Text>
        {words('automation.rules')} <LearnMore topic="rules" />
      </Text>
      <WhenLoaded from={automation} failed="automation.failed">
        {(value) => (
          <AutomationDetails
            automation={value}
            fresh={fresh}
            onFresh={setFresh}
            onChanged={automation.reload}
          />
        )}
      </WhenLoaded>
    </Stack>
  );
};

type Props = {
  automation: Automation;
  /** A key with its new secret, until its owner has stored it. */
  fresh: NewKey | undefined;
  onFresh: (fresh: NewKey | undefined) => void;
  onChanged: () => void;
};

/** The web trigger's address, its keys and an example call. */
const AutomationDetails = ({ automation, fresh, onFresh, onChanged }: Props) => {
  const words = useWords();
  const { webTriggerUrl: url, keys } = automation;
  const [firstKey] = keys;
  const copies = (
    <ExportButtons isTextShown buttons={copyButtons(words, url, fresh?.key ?? firstKey, fresh)} />
  );
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
      {fresh && copies}
      {fresh && url !== undefined && <CurlExample url={url} apiKey={fresh.key} />}
      <Stack space="space.100">
        <Heading as="h3" size="xsmall">
          {words('automation.url')}
        </Heading>
        {url === undefined ? (
          <Text>{words('automation.url.unknown')}</Text>
        ) : (
          <CopyBlock shouldWrap text={url} />
        )}
        {!fresh && copies}
      </Stack>
      <Keys
        keys={keys}
        onFresh={onFresh}
        onRevoked={(keyId) => {
          if (keyId === fresh?.key.id) onFresh(undefined); // its secret is useless now
        }}
        onChanged={onChanged}
      />
      {firstKey && !fresh && url !== undefined && <CurlExample url={url} apiKey={firstKey} />}
    </Stack>
  );
};

/** What can be copied: a new secret, the address, and the example call of a key. */
const copyButtons = (
  words: Words,
  url: string | undefined,
  apiKey: KeySummary | undefined,
  fresh: NewKey | undefined,
): ExportButton[] => {
  const copy = (id: 'secret' | 'address' | 'example', text: string): ExportButton => ({
    ...{ id, action: 'copy', label: words(`export.copy.${id}`), text: () => text },
  });
  return [
    ...(fresh ? [copy('secret', fresh.secret)] : []),
    ...(url === undefined ? [] : [copy('address', url)]),
    ...(url !== undefined && apiKey ? [copy('example', exampleCall(url, apiKey))] : []),
  ];
};

const askForKeys = () => invoke('listKeys');

/** The web trigger's address and its keys. */
const useAutomation = (): Loaded<Automation> => useLoaded(askForKeys);
