import React from 'react';
import { Heading, Stack, Text } from '@forge/react';
import type { SiteStatus } from '../../../src/application/adminApi';
import type { Loaded } from '../load/useLoaded';
import { WhenLoaded } from '../load/WhenLoaded';
import { useWords } from '../words/useWords';
import { Delegations } from './Delegations';

/** The groups for which the app's own authority serves every Confluence admin. */
export const DelegationTab = ({ site }: { site: Loaded<SiteStatus> }) => {
  const words = useWords();
  return (
    <Stack space="space.200">
      <Heading as="h2" size="small">
        {words('delegation.title')}
      </Heading>
      <Text>{words('delegation.about')}</Text>
      <WhenLoaded from={site} failed="delegation.failed">
        {(status) => <Delegations status={status} onChanged={site.reload} />}
      </WhenLoaded>
    </Stack>
  );
};
