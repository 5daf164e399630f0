import {
  Box,
  Button,
  ButtonGroup,
  Heading,
  Inline,
  LoadingButton,
  Stack,
  Text,
} from '@forge/react';
import React, { useCallback, useEffect, useRef, useState } from 'react';
import type { GroupDetails } from '../../../../src/contract/adminApi';
import { newestFirst } from '../../activity/activityEntry';
import { ChangesTable } from '../../activity/ChangesTable';
import { askForJobs } from '../../activity/useActivity';
import type { PageFailure } from '../../api/answers';
import { invoke } from '../../api/invoke';
import { useLoaded } from '../../api/useLoaded';
import { ChangesView } from '../../changes/ChangesView';
import { planTotals } from '../../bulk/plan/planTotals';
import { type DoneChange, isChangeable, mayBeMade } from '../../changes/memberChange';
import { type OnPlan, useChanges, useRefreshOnReturn } from '../../changes/useChanges';
import { GroupKinds, kindsOf } from '../../groupPicker/groupKind';
import type { Place } from '../../navigation/place';
import { breakable } from '../../ui/Phrase';
import { WhenLoaded } from '../../ui/WhenLoaded';
import { useWords, useWriting } from '../../words/useWords';
import { AddPeople } from './AddPeople';
import { Members, READ_AT_ONCE } from './Members';
import type { KnownChanges } from './shownMembers';
import { Empty } from '../../ui/layout';

type Props = {
  groupId: string;
  /** A number if the admin opened the group. With a new one, the first button is drawn again. */
  opened: number | undefined;
  /** Whether that button takes the focus. */
  takesFocus: boolean;
  go: (place: Place) => void;
  /** Whether the tab is the one that the admin sees. */
  isFront: boolean;
  /** Called with each change that was made, also one that failed. */
  onChanged: (done: DoneChange) => void;
  onPlan: OnPlan;
};

/** One group: what it gives, who is in it, its changes, and everything that can be done there. */
export const GroupPage = (props: Props) => {
  const { groupId, opened, takesFocus, go, isFront, onChanged, onPlan } = props;
  const words = useWords();
  const ask = useCallback(() => invoke('getGroup', { groupId }), [groupId]);
  const loaded = useLoaded(ask);
  const [round, setRound] = useState(0);
  const [outdated, setOutdated] = useState(0);
  const refresh = (): void => {
    loaded.reload();
    setRound((before) => before + 1);
  };
  const planned = useRefreshOnReturn(
    isFront,
    () => {
      setOutdated((before) => before + 1);
    },
    ({ by, groupIds }) => by !== 'groups' && groupIds.includes(groupId),
  );
  return (
    <Stack space="space.200">
      <Inline>
        <ButtonGroup>
          <Button
            key={opened}
            autoFocus={takesFocus}
            spacing="compact"
            onClick={() => {
              go({ tab: 'groups' });
            }}
          >
            {words('groups.all')}
          </Button>
          <Button
            spacing="compact"
            onClick={() => {
              go({ tab: 'groups', groupId, compare: [] });
            }}
          >
            {words('group.compare')}
          </Button>
          <LoadingButton spacing="compact" isLoading={loaded.isBusy} onClick={refresh}>
            {words('recent.refresh')}
          </LoadingButton>
        </ButtonGroup>
      </Inline>
      <WhenLoaded from={loaded} failed="group.failed">
        {(details) => (
          <Group
            round={round}
            outdated={outdated}
            details={details}
            go={go}
            reload={loaded.reload}
            refresh={refresh}
            onChanged={onChanged}
            onPlan={(plan, isAwaited) => {
              if (planTotals(plan.groups).refused.length === 0) planned();
              onPlan(plan, isAwaited);
            }}
          />
        )}
      </WhenLoaded>
    </Stack>
  );
};

type GroupProps = Pick<Props, 'go' | 'onChanged' | 'onPlan'> & {
  details: GroupDetails;
  /** A new number reads everything again. What the admin was doing stays. */
  round: number;
  /** A new number says that a job may have changed members. */
  outdated: number;
  reload: () => void;
  /** Reads its members again, too. */
  refresh: () => void;
};

const Group = (props: GroupProps) => {
  const { details, round, outdated, go, onChanged, onPlan, reload, refresh } = props;
  const { words, counted } = useWriting();
  const { group } = details;
  const [listed, setListed] = useState<number>();
  // All loaded members are more than Confluence's number, which lags or may be missing.
  const members = listed ?? details.members;
  const [known, setKnown] = useState<KnownChanges>(new Map());
  useEffect(() => {
    setKnown(new Map());
  }, [round]);
  const note = (done: DoneChange): void => {
    const { accountId, answer, group: changed } = done;
    onChanged(done);
    if (!answer.ok || changed.id !== group.id) return;
    const { status } = answer.value;
    const isIn = status === 'added' || status === 'already-member';
    setKnown((before) => new Map([...before, [accountId, isIn ? 'added' : 'removed']]));
  };
  const [made, setMade] = useState(0); // counts what was made, so that the field is emptied
  const [used, setUsed] = useState(0); // counts how often the selection was
  const changes = useChanges({
    onDone: (done) => {
      note(done);
      const isHere = done.group.id === group.id;
      // Only its members tell whether an uncertain change was made. A long list costs many points.
      const isShort = (members ?? 0) <= READ_AT_ONCE;
      if (done.answer.ok) {
        setMade((before) => before + 1);
        if (done.action === 'add' && !isHere) setUsed((before) => before + 1);
      } else if (mayBeMade(done) && isHere && isShort) refresh();
      // The number of members follows, and a group that has changed is shown as it is now.
      if (done.answer.ok || LASTING.includes(done.answer.failure.code)) reload();
    },
    onPlan: (plan, isAwaited) => {
      // A plan that can't be applied can be made again, with fewer people.
      if (planTotals(plan.groups).refused.length === 0) {
        setMade((before) => before + 1);
        // A plan that only adds people to this group is of the field above.
        if (plan.groups.some(({ id, removals }) => id !== group.id || removals > 0))
          setUsed((before) => before + 1);
      }
      onPlan(plan, isAwaited);
    },
  });
  const mayChange = isChangeable(group);
  return (
    <Stack space="space.300">
      <Stack space="space.100">
        <Inline space="space.100" alignBlock="center" shouldWrap>
          <Heading as="h2" size="medium">
            {breakable(group.name)}
          </Heading>
          <GroupKinds group={group} />
        </Inline>
        <Text>
          {members === undefined
            ? words('group.members.unknown')
            : counted('group.members', members)}
        </Text>
        <Text size="small">{words('recent.checked-group', { id: group.id })}</Text>
        {kindsOf(group).map((kind) => (
          <Text key={kind}>{words(`kind.${kind}.about`)}</Text>
        ))}
      </Stack>
      {mayChange && <AddPeople made={made} group={group} changes={changes} />}
      <ChangesView changes={changes} />
      <Box>
        <Members
          group={group}
          round={round}
          outdated={outdated}
          onAgain={refresh}
          count={members}
          known={known}
          used={used}
          mayChange={mayChange}
          changes={changes}
          onCount={setListed}
          onOpenPerson={(accountId) => {
            go({ tab: 'people', accountId });
          }}
        />
      </Box>
      <GroupChanges
        key={`${round} ${outdated}`}
        groupId={group.id}
        changes={changes.last}
        onOpenJob={(jobId) => {
          go({ tab: 'bulk', jobId });
        }}
      />
    </Stack>
  );
};

// The group isn't what the page shows any more.
const LASTING: readonly PageFailure['code'][] = ['group-not-found', 'externally-managed'];

type GroupChangesProps = {
  groupId: string;
  /** The last change made on the page. The list is loaded again after each. */
  changes: DoneChange | undefined;
  onOpenJob: (jobId: string) => void;
};

const MAX_SHOWN = 10;

/** The newest changes and jobs of a group. Older jobs are only in the Activity tab. */
const GroupChanges = ({ groupId, changes, onOpenJob }: GroupChangesProps) => {
  const words = useWords();
  const ask = useCallback(() => askForChanges(groupId), [groupId]);
  const loaded = useLoaded(ask);
  const { reload } = loaded;
  const before = useRef(changes);
  useEffect(() => {
    if (before.current !== changes) reload();
    before.current = changes;
  }, [changes, reload]);
  return (
    <Stack space="space.100">
      <Heading as="h3" size="small">
        {words('recent.title')}
      </Heading>
      <WhenLoaded from={loaded} failed="recent.failed">
        {({ entries, jobs }) =>
          entries.length === 0 ? (
            <Empty title="group.changes.empty" about="group.changes.empty.about" headingLevel={4} />
          ) : (
            <ChangesTable
              entries={entries.slice(0, MAX_SHOWN)}
              known={jobs}
              onOpenJob={onOpenJob}
            />
          )
        }
      </WhenLoaded>
    </Stack>
  );
};

const askForChanges = async (groupId: string) => {
  const [page, listed] = await Promise.all([invoke('listActivity', { groupId }), askForJobs()]);
  if (!page.ok) return page;
  if (!listed.ok && page.value.changes.length === 0) return listed;
  const jobs = listed.ok ? listed.value.jobs : [];
  const ofGroup = jobs.filter(({ groups }) => groups.some(({ id }) => id === groupId));
  const changes = { items: page.value.changes, hasMore: page.value.next !== undefined };
  return {
    ok: true as const,
    value: { entries: newestFirst(changes, { items: ofGroup, hasMore: false }), jobs },
  };
};
