import { Stack, Text } from '@forge/react';
import React, { useState } from 'react';
import type { Automation, ChangeAction, NewKey } from '../../../src/contract/adminApi';
import { invoke } from '../api/invoke';
import { type Loaded, useLoaded } from '../api/useLoaded';
import { type ExportButton, ExportButtons } from '../export/ExportButtons';
import { CopyBlock } from '../ui/CopyField';
import { LearnMore } from '../ui/LearnMore';
import { Subtitle, Title } from '../ui/layout';
import { useMovedFocus } from '../ui/useMovedFocus';
import { WhenLoaded } from '../ui/WhenLoaded';
import type { Words } from '../words/fill';
import { useWords } from '../words/useWords';
import {
  type Addresses,
  addressesIn,
  type ExampleCall,
  exampleCalls,
  KEY_ACTIONS,
} from './keyWords';
import { CREATE_KEY, Keys } from './Keys';
import { CurlExamples, SecretOnce } from './SecretOnce';

/** The web triggers and the keys with which outside systems call them. */
export const AutomationTab = () => {
  const words = useWords();
  const automation = useAutomation();
  // Held above everything that reloads: a secret is shown only once and must not disappear.
  const [fresh, setFresh] = useState<readonly NewKey[]>([]);
  const forget = (keyId: string): void => {
    setFresh((before) => before.filter(({ key }) => key.id !== keyId));
  };
  return (
    <Stack space="space.200">
      <Title>{words('automation.title')}</Title>
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
            onStored={forget}
            onFresh={(created) => {
              forget(created.key.id); // a replaced secret is useless
              setFresh((before) => [...before, created]);
            }}
            onChanged={automation.reload}
          />
        )}
      </WhenLoaded>
    </Stack>
  );
};

type Props = {
  automation: Automation;
  /** The keys with new secrets, the newest last, until their owner has stored them. */
  fresh: readonly NewKey[];
  onFresh: (created: NewKey) => void;
  /** The secret of this key was stored, or is useless now. */
  onStored: (keyId: string) => void;
  onChanged: () => void;
};

/** The web triggers' addresses, their keys and example calls. */
const AutomationDetails = ({ automation, fresh, onFresh, onStored, onChanged }: Props) => {
  const words = useWords();
  const focus = useMovedFocus();
  const { keys } = automation;
  const addresses = addressesIn(automation);
  const newest = fresh.at(-1);
  const shownKey = newest?.key ?? keys[0];
  const examples = shownKey ? exampleCalls(automation, shownKey) : [];
  const keyLabel = shownKey?.label ?? '';
  const copies = (
    <ExportButtons
      key={newest?.key.id} // what it says of another secret goes
      isTextShown
      buttons={copyButtons(words, addresses, examples, fresh)}
    />
  );
  return (
    <Stack space="space.300">
      <Stack space="space.100">
        <Subtitle>{words('automation.url')}</Subtitle>
        {KEY_ACTIONS.map((action) => (
          <Address key={action} action={action} url={addresses[action]} />
        ))}
        {!newest && copies}
      </Stack>
      <Keys keys={keys} focus={focus} onFresh={onFresh} onRevoked={onStored} onChanged={onChanged}>
        {/* Here, because a dialog gives the focus back to the button that opened it. */}
        {newest && (
          <Stack space="space.200">
            {/* Not in the message, which has another color than the frame of the buttons. */}
            {copies}
            {fresh.map((each) => (
              <SecretOnce
                key={each.key.id}
                fresh={each}
                onStored={() => {
                  onStored(each.key.id);
                  focus.moveTo(CREATE_KEY);
                }}
              />
            ))}
            <CurlExamples keyLabel={keyLabel} calls={examples} />
          </Stack>
        )}
      </Keys>
      {!newest && <CurlExamples keyLabel={keyLabel} calls={examples} />}
    </Stack>
  );
};

/** The address of a web trigger, below what it is for. */
const Address = ({ action, url }: { action: ChangeAction; url: string | undefined }) => {
  const words = useWords();
  return (
    <Stack space="space.050">
      <Text>{words(`automation.to.${action}`)}</Text>
      {url === undefined ? (
        <Text>{words('automation.url.unknown')}</Text>
      ) : (
        <CopyBlock shouldWrap text={url} />
      )}
    </Stack>
  );
};

const COPIES = {
  add: { address: 'address', example: 'example' },
  remove: { address: 'removal-address', example: 'removal-example' },
} as const;

/** What can be copied: each new secret, the addresses, and the example calls of a key. */
const copyButtons = (
  words: Words,
  addresses: Addresses,
  examples: readonly ExampleCall[],
  fresh: readonly NewKey[],
): ExportButton[] => {
  const copy = (
    id: 'secret' | (typeof COPIES)[ChangeAction]['address' | 'example'],
    text: string,
  ): ExportButton => ({
    ...{ id, action: 'copy', label: words(`export.copy.${id}`), text: () => text },
  });
  const secrets = fresh.map(({ key, secret }): ExportButton => {
    if (fresh.length === 1) return copy('secret', secret);
    const label = words('export.copy.secret-of', { label: key.label });
    return { ...copy('secret', secret), id: `secret-${key.id}`, label };
  });
  return [
    ...secrets,
    ...KEY_ACTIONS.flatMap((action) => {
      const url = addresses[action];
      return url === undefined ? [] : [copy(COPIES[action].address, url)];
    }),
    ...examples.map(({ action, text }) => copy(COPIES[action].example, text)),
  ];
};

const askForKeys = () => invoke('listKeys');

/** The web triggers' addresses and their keys. */
const useAutomation = (): Loaded<Automation> => useLoaded(askForKeys);
