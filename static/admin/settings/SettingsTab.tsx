import { Stack, Text } from '@forge/react';
import React from 'react';
import type { SiteStatus } from '../../../src/contract/adminApi';
import type { Loaded } from '../api/useLoaded';
import { LearnMore } from '../ui/LearnMore';
import { useWords } from '../words/useWords';
import { Delegation } from './Delegation';
import { GuardRails } from './GuardRails';

/**
 * Settings for the whole site: the delegated groups, and the guard rails of bulk changes. These are
 * loaded last, so nothing below them moves.
 */
export const SettingsTab = ({ site }: { site: Loaded<SiteStatus> }) => {
  const words = useWords();
  return (
    <Stack space="space.400">
      <Text>
        {words('settings.whole-site')} <LearnMore topic="settings" />
      </Text>
      <Delegation site={site} />
      <GuardRails />
    </Stack>
  );
};
