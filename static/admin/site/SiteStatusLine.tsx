import { Button, Inline, Lozenge, Text } from '@forge/react';
import React from 'react';
import type { SiteStatus } from '../../../src/contract/adminApi';
import { invoke } from '../api/invoke';
import { type Loaded, useLoaded } from '../api/useLoaded';
import { WhenLoaded } from '../ui/WhenLoaded';
import { useWords } from '../words/useWords';
import { statusLine } from './siteWords';

type Props = { site: Loaded<SiteStatus>; onOpenSetup: () => void };

/** One line about what works on this site, with the way to the Setup tab. */
export const SiteStatusLine = ({ site, onOpenSetup }: Props) => (
  <WhenLoaded from={site} failed="site.failed">
    {(status) => <Line status={status} onOpenSetup={onOpenSetup} />}
  </WhenLoaded>
);

type LineProps = Pick<Props, 'onOpenSetup'> & { status: SiteStatus };

const Line = ({ status, onOpenSetup }: LineProps) => {
  const words = useWords();
  const { lozenge, appearance, sentence } = statusLine(status);
  return (
    <Inline space="space.100" rowSpace="space.050" alignBlock="center" shouldWrap>
      <Lozenge appearance={appearance}>{words(lozenge)}</Lozenge>
      <Text>{words(sentence)}</Text>
      {/* Also while Setup is open: the button that was pressed keeps the focus. */}
      <Button appearance="subtle" spacing="compact" onClick={onOpenSetup}>
        {words('status.open-setup')}
      </Button>
    </Inline>
  );
};

const askForSite = () => invoke('getSite');

/**
 * What is known about the site. Reload it after every change, because a change may teach the app
 * more.
 */
export const useSite = (): Loaded<SiteStatus> => useLoaded(askForSite);
