import { Inline, Lozenge, SectionMessage, Stack, Text } from '@forge/react';
import React from 'react';
import type { SiteStatus } from '../../../src/contract/adminApi';
import { invoke } from '../api/invoke';
import { type Loaded, useLoaded } from '../api/useLoaded';
import { WhenLoaded } from '../ui/WhenLoaded';
import { useWriting } from '../words/useWords';
import { siteNotice } from './siteNotice';

/** What Rollcall can do on this site, and what to do if Confluence refuses it. */
export const SiteBanner = ({ site }: { site: Loaded<SiteStatus> }) => (
  <WhenLoaded from={site} failed="site.failed">
    {(status) => <Notice status={status} />}
  </WhenLoaded>
);

const MAX_LINES = 4; // there may be many groups; the Settings tab lists all of them

const Notice = ({ status }: { status: SiteStatus }) => {
  const { words, locale } = useWriting();
  const notice = siteNotice(status);
  if (!notice)
    return (
      <Inline space="space.100" alignBlock="center">
        <Lozenge appearance="success">{words('site.ready.lozenge')}</Lozenge>
        <Text>{words('site.ready')}</Text>
      </Inline>
    );
  const groups = new Intl.ListFormat(locale).format(
    status.delegatedGroups.map(({ id, name }) => name ?? id),
  );
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

/**
 * What is known about the site. Reload it after every change, because a change may teach the app
 * more.
 */
export const useSite = (): Loaded<SiteStatus> => useLoaded(askForSite);
