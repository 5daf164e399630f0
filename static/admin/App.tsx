import {
  Box,
  Button,
  SectionMessage,
  Spinner,
  Stack,
  Tab,
  TabList,
  TabPanel,
  Tabs,
  Text,
  useTranslation,
} from '@forge/react';
import React, {
  type ReactElement,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import type { JobView } from '../../src/contract/bulkApi';
import { ActivityTab } from './activity/ActivityTab';
import { type AskForJobs, useJobsOnOpening, useNewestActivity } from './activity/useActivity';
import { answered } from './api/answers';
import { failureOf, type Loaded } from './api/useLoaded';
import { AutomationTab } from './automation/AutomationTab';
import { BulkTab } from './bulk/BulkTab';
import { isOver } from './bulk/job/jobState';
import { PlanNotCreated } from './bulk/plan/PlanCreation';
import { type DoneChange, mayBeMade } from './changes/memberChange';
import { FailedChange } from './changes/OutcomeMessage';
import {
  type Lost,
  type NoticedChange,
  NoticedChanges,
  OnLost,
  type OnPlan,
} from './changes/useChanges';
import { FramePlace } from './frames/OneFrame';
import { GroupsTab } from './groups/GroupsTab';
import { FIRST_PLACE, pathOf, type Place, type TabKey, TABS } from './navigation/place';
import { type Go, useNavigation } from './navigation/usePlace';
import { PeopleTab } from './people/PeopleTab';
import { SettingsTab } from './settings/SettingsTab';
import { KeepOpen, useDriving, useNoticeJobs } from './bulk/driving/KeepOpen';
import { SetupTab } from './setup/SetupTab';
import { SiteStatusLine, useSite } from './site/SiteStatusLine';
import { SiteKnown, useViewer } from './api/viewer';
import { FailureMessage } from './ui/FailureMessage';
import { Status } from './ui/layout';
import { useWords } from './words/useWords';

/** The page: a line about the site, and a tab for each capability. */
export const App = () => {
  const { ready } = useTranslation();
  return ready ? <Page /> : <Spinner />; // the texts aren't loaded yet
};

const Page = () => {
  const words = useWords();
  const { place, go } = useNavigation();
  const opened = useRef(0);
  const site = useSite();
  const jobsOnOpening = useJobsOnOpening();
  const activity = useNewestActivity(jobsOnOpening);
  const reload = useReloadOf(site, activity);
  const [noticed, setNoticed] = useState<readonly NoticedChange[]>([]);
  const note = useCallback(
    (change: NoticedChange) => {
      reload();
      setNoticed((before) => [...before, change]);
    },
    [reload],
  );
  /** Notes a change that a tab made. One that failed for certain is only among the recent changes. */
  const noteFrom =
    (by: TabKey) =>
    (done: DoneChange): void => {
      const { group, accountId } = done;
      if (mayBeMade(done)) note({ by, groupIds: [group.id], accountId });
      else reload();
    };
  const noticeEnds = useNoticeEnds(jobsOnOpening, note);
  const driving = useDriving(useViewer());
  useNoticeJobs(activity, driving.notice, noticeEnds);
  const open = useOpenPlaces(place);
  // Until the page knows where it was left, it shows the tabs, and an admin can open one.
  const frontTab = place?.tab ?? FIRST_PLACE.tab;
  const front = useRef<TabKey>();
  front.current = place?.tab;
  useReloadWhenOpened(activity, place?.tab);
  const [readyPlan, setReadyPlan] = useState<string>();
  // Once the plan is open, or its job, which has the same ID, there is nothing to offer.
  const isOpen = place?.tab === 'bulk' && [place.planId, place.jobId].includes(readyPlan);
  if (readyPlan !== undefined && isOpen) setReadyPlan(undefined);
  const [lost, setLost] = useState<Lost>();
  useLayoutEffect(() => {
    setLost(undefined); // seen where the admin was
  }, [place?.tab, place?.opened]);
  /** Moves the page from one tab. What is opened takes the focus, but not what was picked there. */
  const goFrom =
    (tab?: TabKey): Go =>
    (next, how) => {
      const isPicked = how?.isRedirect === true || (tab === 'people' && next.tab === tab);
      go(isPicked ? next : { ...next, opened: (opened.current += 1) }, how);
    };

  // A person without rights is told so once, not by each tab.
  const failure = failureOf(site);
  if (failure?.code === 'not-an-admin') return <FailureMessage failure={failure} />;
  /** Opens a new plan if the admin still looks at where they asked for it. Otherwise offers it. */
  const takePlanOf =
    (tab: TabKey): OnPlan =>
    ({ id }, isAwaited) => {
      if (isAwaited && front.current === tab) goFrom(tab)({ tab: 'bulk', planId: id });
      else setReadyPlan(id);
    };
  const handlersOf = (tab: TabKey) => ({
    go: goFrom(tab),
    onChanged: noteFrom(tab),
    isFront: frontTab === tab,
    onPlan: takePlanOf(tab),
  });
  const panels: Record<TabKey, () => ReactElement> = {
    groups: () => (
      <GroupsTab
        place={open.groups}
        isFirst={isFirstOpened(open, 'groups')}
        {...handlersOf('groups')}
      />
    ),
    people: () => <PeopleTab place={open.people} {...handlersOf('people')} />,
    bulk: () => (
      <BulkTab
        address={open.bulk}
        firstJobs={isFirstOpened(open, 'bulk') ? jobsOnOpening : undefined}
        onAddress={(address, isRedirect) => {
          // A plan may become ready behind another tab.
          if (front.current === 'bulk') go(address, { isRedirect });
        }}
        onJobSeen={driving.notice}
        onJobsOver={noticeEnds}
        onPlanReady={setReadyPlan}
        onPlanLost={(why) => {
          setLost({ why });
        }}
      />
    ),
    automation: () => <AutomationTab />,
    activity: () => (
      <ActivityTab
        newest={activity}
        onOpenJob={(jobId) => {
          goFrom('activity')({ tab: 'bulk', jobId });
        }}
      />
    ),
    settings: () => <SettingsTab site={site} />,
    setup: () => <SetupTab site={site} onChanged={reload} />,
  };
  const siteKnown = site.state.kind === 'loaded' ? site.state.value : undefined;
  return (
    <SiteKnown.Provider value={siteKnown}>
      <NoticedChanges.Provider value={noticed}>
        <OnLost.Provider value={setLost}>
          <Stack space="space.300">
            <Stack>
              <SiteStatusLine
                site={site}
                onOpenSetup={() => {
                  go(open.setup);
                }}
              />
              <KeepOpen count={driving.count} />
              <Status>
                {lost && (lost.change ? <FailedChange {...lost} /> : <PlanNotCreated {...lost} />)}
                {readyPlan !== undefined && (
                  <PlanReady
                    onOpen={() => {
                      setReadyPlan(undefined);
                      goFrom()({ tab: 'bulk', planId: readyPlan });
                    }}
                  />
                )}
              </Status>
            </Stack>
            <Tabs
              id="rollcall-tabs"
              selected={TABS.indexOf(frontTab)}
              onChange={(index) => {
                const tab = TABS[index];
                if (tab !== undefined) go(open[tab]);
              }}
            >
              <TabList>
                {TABS.map((tab) => (
                  <Tab key={tab}>{words(`tab.${tab}`)}</Tab>
                ))}
              </TabList>
              {TABS.map((tab) => (
                <TabPanel key={tab}>
                  <FramePlace isVisible={tab === frontTab}>
                    {!place && tab === frontTab && <Spinner label={words('loading')} />}
                    {open.wasOpened.has(tab) && panels[tab]()}
                  </FramePlace>
                </TabPanel>
              ))}
            </Tabs>
          </Stack>
        </OnLost.Provider>
      </NoticedChanges.Provider>
    </SiteKnown.Provider>
  );
};

/** Offers a plan that became ready while the admin was elsewhere. */
const PlanReady = ({ onOpen }: { onOpen: () => void }) => {
  const words = useWords();
  return (
    <Box paddingBlockStart="space.300">
      <SectionMessage appearance="information" title={words('plan-ready.title')}>
        <Stack space="space.100" alignInline="start">
          <Text>{words('plan-ready.about')}</Text>
          <Button spacing="compact" onClick={onOpen}>
            {words('plan-ready.open')}
          </Button>
        </Stack>
      </SectionMessage>
    </Box>
  );
};

type OpenPlaces = { [Tab in TabKey]: Extract<Place, { tab: Tab }> } & {
  /** UI Kit draws every panel at once. A tab calls the backend only after it was opened. */
  wasOpened: ReadonlySet<TabKey>;
};

const NOTHING_OPEN: OpenPlaces = {
  groups: { tab: 'groups' },
  people: { tab: 'people' },
  bulk: { tab: 'bulk' },
  automation: { tab: 'automation' },
  activity: { tab: 'activity' },
  settings: { tab: 'settings' },
  setup: { tab: 'setup' },
  wasOpened: new Set(),
};

/** The place that each tab shows, so that a tab is as it was when the admin comes back to it. */
const useOpenPlaces = (place: Place | undefined): OpenPlaces => {
  const [open, setOpen] = useState(NOTHING_OPEN);
  if (!place || (open.wasOpened.has(place.tab) && isShown(place, open[place.tab]))) return open;
  const next = {
    ...open,
    [place.tab]: place,
    wasOpened: new Set([...open.wasOpened, place.tab]),
  };
  setOpen(next);
  return next;
};

/** Whether a tab shows a place. The browser's Back button gives one without its number. */
const isShown = (place: Place, shown: Place): boolean =>
  place === shown || (place.opened === undefined && pathOf(place) === pathOf(shown));

/** Whether the page opened at a tab, so that what the page has just loaded is new there. */
const isFirstOpened = ({ wasOpened }: OpenPlaces, tab: TabKey): boolean =>
  [...wasOpened][0] === tab;

/**
 * Reloads what scripts and other admins change, each time that the Activity tab is opened. Where the
 * page opens, everything is new.
 */
const useReloadWhenOpened = (
  { state, reload }: Loaded<unknown>,
  frontTab: TabKey | undefined,
): void => {
  const isLoaded = useRef(false);
  isLoaded.current = state.kind === 'loaded'; // what failed has a button to try again
  const before = useRef<TabKey>();
  useEffect(() => {
    if (before.current && frontTab === 'activity' && isLoaded.current) reload();
    before.current = frontTab;
  }, [frontTab]);
};

/** Reloads what a change of members can make outdated: the site's status and the recent changes. */
const useReloadOf = (...[one, other]: [Loaded<unknown>, Loaded<unknown>]): (() => void) => {
  const [reloadOne, reloadOther] = [one.reload, other.reload];
  return useCallback(() => {
    reloadOne();
    reloadOther();
  }, [reloadOne, reloadOther]);
};

/**
 * Returns a function to call with jobs that are over. It notes them once, because their changes may
 * teach the app more. Not jobs that were over when the page opened: what it loaded then is newer.
 */
const useNoticeEnds = (
  jobsOnOpening: AskForJobs,
  note: (change: NoticedChange) => void,
): ((jobs: readonly JobView[]) => void) => {
  const noticed = useRef(new Set<string>());
  return useCallback(
    (jobs: readonly JobView[]) => {
      const unknown = jobs.filter((job) => isOver(job) && !noticed.current.has(job.id));
      if (unknown.length === 0) return;
      for (const { id } of unknown) noticed.current.add(id);
      void answered(jobsOnOpening()).then((answer) => {
        const ended = unknown.filter((job) => !answer.ok || !wasOver(job, answer.value.jobs));
        const groupIds = ended.flatMap(({ groups }) => groups.map(({ id }) => id));
        if (ended.length > 0) note({ groupIds });
      });
    },
    [jobsOnOpening, note],
  );
};

/** Whether a job was over when the newest jobs were loaded. Older ones that still run are rare. */
const wasOver = ({ id, startedAt }: JobView, newest: readonly JobView[]): boolean => {
  const before = newest.find((job) => job.id === id);
  return before ? isOver(before) : startedAt < (newest.at(-1)?.startedAt ?? '');
};
