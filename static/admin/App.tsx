import { Spinner, Stack, Tab, TabList, TabPanel, Tabs, useTranslation } from '@forge/react';
import React, { useCallback, useState } from 'react';
import { failureOf, type Loaded } from './api/useLoaded';
import { AutomationTab } from './automation/AutomationTab';
import { BulkTab } from './bulk/BulkTab';
import { KeepOpen, useDriving, useNoticeJobs } from './bulk/driving/KeepOpen';
import { useViewer } from './bulk/job/useJob';
import { DelegationTab } from './delegation/DelegationTab';
import { FramePlace } from './frames/OneFrame';
import { PeopleTab } from './people/PeopleTab';
import { useRecentChanges } from './recent/RecentChanges';
import { SettingsTab } from './settings/SettingsTab';
import { SiteBanner, useSite } from './site/SiteBanner';
import { FailureMessage } from './ui/FailureMessage';
import { useWords } from './words/useWords';

/** The page: a banner about the site, and a tab for each capability. */
export const App = () => {
  const { ready } = useTranslation();
  return ready ? <Page /> : <Spinner />; // the texts aren't loaded yet
};

const Page = () => {
  const words = useWords();
  const site = useSite();
  const recent = useRecentChanges();
  const reload = useReloadOf(site, recent);
  const driving = useDriving(useViewer());
  useNoticeJobs(recent, driving.notice);
  // UI Kit draws every panel at once. A tab calls the backend only after it was opened.
  const [opened, setOpened] = useState<readonly number[]>([0]);
  const [selected, setSelected] = useState(0);
  const wasOpened = (tab: number): boolean => opened.includes(tab);

  // A person without rights is told so once, not by each tab.
  const failure = failureOf(site);
  if (failure?.code === 'not-an-admin') return <FailureMessage failure={failure} />;
  return (
    <Stack space="space.300">
      <Stack>
        <SiteBanner site={site} />
        <KeepOpen count={driving.count} />
      </Stack>
      <Tabs
        id="rollcall-tabs"
        onChange={(tab) => {
          setSelected(tab);
          setOpened((before) => (before.includes(tab) ? before : [...before, tab]));
        }}
      >
        <TabList>
          <Tab>{words('tab.add')}</Tab>
          <Tab>{words('tab.bulk')}</Tab>
          <Tab>{words('tab.automation')}</Tab>
          <Tab>{words('tab.delegation')}</Tab>
          <Tab>{words('tab.settings')}</Tab>
        </TabList>
        <TabPanel>
          <PeopleTab recent={recent} onChanged={reload} />
        </TabPanel>
        <TabPanel>
          <FramePlace isVisible={selected === 1}>
            {wasOpened(1) && <BulkTab onJobSeen={driving.notice} onChanged={reload} />}
          </FramePlace>
        </TabPanel>
        <TabPanel>
          <FramePlace isVisible={selected === 2}>{wasOpened(2) && <AutomationTab />}</FramePlace>
        </TabPanel>
        <TabPanel>{wasOpened(3) && <DelegationTab site={site} />}</TabPanel>
        <TabPanel>{wasOpened(4) && <SettingsTab />}</TabPanel>
      </Tabs>
    </Stack>
  );
};

/** Reloads what a change of members can make outdated: the site's status and the recent changes. */
const useReloadOf = (...[one, other]: [Loaded<unknown>, Loaded<unknown>]): (() => void) => {
  const [reloadOne, reloadOther] = [one.reload, other.reload];
  return useCallback(() => {
    reloadOne();
    reloadOther();
  }, [reloadOne, reloadOther]);
};
