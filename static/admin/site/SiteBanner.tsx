import { Inline, Lozenge, SectionMessage, Stack, Text } from '@forge/react';
import React from 'react';
import type { SiteStatus } from '../../../src/application/adminApi';
import { invoke } from '../api/invoke';
import { type Loaded, useLoaded } from '../api/useLoaded';
import { WhenLoaded } from '../ui/WhenLoaded';
import { useWords } from '../words/useWords';
import { siteNotice } from './siteNotice';

/** What the app can do on this site, and what an admin must do where Confluence refuses it. */
export const SiteBanner = ({ site }: { site: Loaded<SiteStatus> }) => (
  <WhenLoaded from={site} failed="site.failed">
    {(status) => <Notice status={status} />}
  </WhenLoaded>
);

const MAX_LINES = 4; // many groups may be delegated; the Delegation tab lists them all

const Notice = ({ status }: { status: SiteStatus }) => {
  const words = useWords();
  const notice = siteNotice(status);
  if (!notice)
    return (
      <Inline space="space.100" alignBlock="center">
        <Lozenge appearance="success">{words('site.ready.lozenge')}</Lozenge>
        <Text>{words('site.ready')}</Text>
      </Inline>
    );
  const groups = status.delegatedGroups.map(({ id, name }) => name ?? id).join(', ');
  return (
    <SectionMessage appearance={notice.appearance} title={words(notice.title)}>
      <Stack space="space.050">
        {notice.sentences.map((sentence) => (
          <Text key={sentence} maxLines={MAX_LINES}>
            {words(sentence, { groups })}
          </Text>
        ))}
      </Stack>
    </SectionMessage>
  );
};

const askForSite = () => invoke('getSite');

/** What is known of the site. Every change may teach the app more, so it is asked again then. */
export const useSite = (): Loaded<SiteStatus> => useLoaded(askForSite);
