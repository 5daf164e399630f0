import { Button, Code, List, ListItem, Lozenge, SectionMessage, Stack, Text } from '@forge/react';
import React, { useEffect, useRef } from 'react';
import type { SiteStatus } from '../../../src/contract/adminApi';
import type { SetupItem, SetupView } from '../../../src/contract/setupApi';
import { schedule } from '../api/answers';
import { invoke } from '../api/invoke';
import { type Loaded, useLoaded } from '../api/useLoaded';
import { type Column, RowsTable } from '../rows/RowsTable';
import { siteNotice } from '../site/siteWords';
import { LearnMore } from '../ui/LearnMore';
import { Status, Subtitle, Title } from '../ui/layout';
import { WhenLoaded } from '../ui/WhenLoaded';
import { inList, type Writing } from '../words/fill';
import { useWords, useWriting } from '../words/useWords';
import { SelfTest } from './SelfTest';
import { howText, nextText, STATE_LOOK, summaryOf, timeText } from './setupWords';

type Props = { site: Loaded<SiteStatus>; onChanged: () => void };

const WAIT_MS = 3_000; // the queue delivers within seconds
const MAX_LOOKS = 7; // each costs about 15 points; they cover the five minutes until it is late

const askForSetup = () => invoke('getSetup');

/** What works on this site, how that is known, what to do next, and a self-test. */
export const SetupTab = ({ site, onChanged }: Props) => {
  const words = useWords();
  const setup = useLoaded(askForSetup);
  const { reload } = setup;
  const isWaiting = setup.state.kind === 'loaded' && setup.state.value.isWaiting && !setup.isBusy;
  const looks = useRef(0);
  useEffect(() => {
    if (!isWaiting || looks.current >= MAX_LOOKS) return undefined;
    const waitMs = WAIT_MS * 2 ** looks.current;
    return schedule(() => {
      looks.current += 1;
      reload();
    }, waitMs);
  }, [isWaiting, reload]);
  return (
    <Stack space="space.300">
      <Stack space="space.100">
        <Title>{words('setup.heading')}</Title>
        <Text>
          {words('setup.about')} <LearnMore topic="setup" />
        </Text>
      </Stack>
      <WhenLoaded from={setup} failed="setup.failed">
        {(value) => (
          <Stack space="space.300">
            <Summary items={value.items} hasLeftover={value.test?.state === 'left'} />
            {site.state.kind === 'loaded' && <Viewer status={site.state.value} />}
            <SelfTest
              latest={value.test}
              onEnd={() => {
                reload();
                onChanged();
              }}
            />
            <Checks view={value} onAgain={reload} isBusy={setup.isBusy} />
          </Stack>
        )}
      </WhenLoaded>
    </Stack>
  );
};

/** What works in one glance, and what to do next. */
const Summary = ({ items, hasLeftover }: { items: readonly SetupItem[]; hasLeftover: boolean }) => {
  const { words, number, counted, locale } = useWriting();
  const { appearance, title, works, rest, broken, next } = summaryOf(items, hasLeftover);
  return (
    <Status>
      <SectionMessage appearance={appearance} title={words(title)}>
        <Stack space="space.050">
          <Text>
            {words('setup.summary.count', { works: number(works), all: number(items.length) })}{' '}
            {rest > 0 && counted('setup.summary.rest', rest)}
          </Text>
          {broken.length > 0 && (
            <Text>
              {words('setup.summary.broken', {
                what: inList(
                  broken.map((key) => words(`setup.key.${key}`)),
                  locale,
                  'unit',
                ),
              })}
            </Text>
          )}
          {next.length > 0 && (
            <List type="unordered">
              {next.map((step) => (
                <ListItem key={step}>{words(step)}</ListItem>
              ))}
            </List>
          )}
        </Stack>
      </SectionMessage>
    </Status>
  );
};

const MAX_LINES = 4; // there may be many groups; the Settings tab lists all of them

/** What this means for the viewer. Nothing for a site admin, unless the site refuses Rollcall. */
const Viewer = ({ status }: { status: SiteStatus }) => {
  const { words, locale } = useWriting();
  // The status line and the summary say it already.
  const isSaid = status.app === 'unknown' && status.viewerIsSiteAdmin === true;
  const notice = isSaid ? undefined : siteNotice(status);
  if (!notice) return null;
  const groups = inList(
    status.delegatedGroups.map(({ id, name }) => name ?? id),
    locale,
  );
  return (
    <Stack space="space.050">
      <Subtitle>{words(notice.title)}</Subtitle>
      {notice.sentences.map((sentence) => (
        <Text key={sentence} maxLines={MAX_LINES}>
          {words(sentence, { groups })}
        </Text>
      ))}
    </Stack>
  );
};

type ChecksProps = { view: SetupView; onAgain: () => void; isBusy: boolean };

const COLUMNS: Column[] = [
  { title: 'setup.what', width: 28 },
  { title: 'setup.state', width: 20 },
  { title: 'setup.how', width: 27 },
  { title: 'setup.next', width: 25 },
];
const ROWS_PER_PAGE = 50;

/** Each check with its state, how it is known, and the next step. */
const Checks = ({ view, onAgain, isBusy }: ChecksProps) => {
  const writing = useWriting();
  const { words } = writing;
  return (
    <Stack space="space.100" alignInline="start">
      <Subtitle>{words('setup.checks')}</Subtitle>
      <RowsTable
        label="setup.checks"
        columns={COLUMNS}
        rowsPerPage={ROWS_PER_PAGE}
        rows={view.items.map((item) => checkRow(item, writing))}
      />
      <Button isDisabled={isBusy} onClick={onAgain}>
        {words('setup.again')}
      </Button>
    </Stack>
  );
};

/** A check as a row of the table. */
const checkRow = (item: SetupItem, writing: Writing) => {
  const { words } = writing;
  const { key, scope, state, at } = item;
  const next = nextText(item.next);
  return [
    <Stack space="space.050" alignInline="start">
      <Text>{words(`setup.key.${key}`)}</Text>
      {scope !== undefined && <Code>{scope}</Code>}
    </Stack>,
    <Lozenge appearance={STATE_LOOK[state]}>{words(`setup.state.${state}`)}</Lozenge>,
    <Stack>
      <Text>{howText(item, writing)}</Text>
      {at !== undefined && <Text size="small">{timeText(at, writing)}</Text>}
    </Stack>,
    <Text>{next === undefined ? '–' : words(next)}</Text>,
  ];
};
