import { Heading, Stack, Text } from '@forge/react';
import React, { useState } from 'react';
import type { NewKey } from '../../../src/contract/adminApi';
import { WhenLoaded } from '../load/WhenLoaded';
import { useWords } from '../words/useWords';
import { Automation } from './Automation';
import { useAutomation } from './useAutomation';

/** The web trigger and the keys with which outside systems may call it. */
export const AutomationTab = () => {
  const words = useWords();
  const automation = useAutomation();
  // Held here, above everything that loads anew: a secret is shown once and must not flicker away.
  const [fresh, setFresh] = useState<NewKey>();
  return (
    <Stack space="space.200">
      <Heading as="h2" size="small">
        {words('automation.title')}
      </Heading>
      <Text>{words('automation.about')}</Text>
      <WhenLoaded from={automation} failed="automation.failed">
        {(value) => (
          <Automation
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
