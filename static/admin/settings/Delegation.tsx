import { Box, DynamicTable, Form, LoadingButton, Stack, Text } from '@forge/react';
import React, { useState } from 'react';
import type { DelegatedGroup, Group, SiteStatus } from '../../../src/contract/adminApi';
import { invoke } from '../api/invoke';
import { type Loaded, type RunAction, useAction } from '../api/useLoaded';
import { GroupSelect } from '../groupPicker/GroupSelect';
import { FailureMessage } from '../ui/FailureMessage';
import { Submit, Empty, Note, readable, Status, Title } from '../ui/layout';
import { useMovedFocus } from '../ui/useMovedFocus';
import { WhenLoaded } from '../ui/WhenLoaded';
import { distinctNames } from '../words/distinctNames';
import { unanswered, type SpecialWords } from '../words/failureWords';
import { useWords } from '../words/useWords';

type DelegationsProps = { status: SiteStatus; run: RunAction; isRunning: boolean };

/** The delegation list. Site admins can change it, others see why they can't. */
const Delegations = ({ status, run, isRunning }: DelegationsProps) => {
  const [removed, setRemoved] = useState<string>();
  const mayChange = status.viewerIsSiteAdmin === true;
  return (
    <Stack space="space.200">
      {!mayChange && (
        <Note
          appearance="information"
          title="delegation.locked.title"
          text={
            status.viewerIsSiteAdmin === false
              ? 'delegation.locked.no-site-admin'
              : 'delegation.locked.not-known'
          }
        />
      )}
      {mayChange && (
        <DelegateForm
          isRunning={isRunning && removed === undefined}
          isDisabled={isRunning && removed !== undefined}
          onDelegate={(groupId, done) => run(() => invoke('delegateGroup', { groupId }), done)}
        />
      )}
      <DelegatedGroups
        groups={status.delegatedGroups}
        isBusy={isRunning}
        removing={isRunning ? removed : undefined}
        {...(mayChange && {
          onRemove: (groupId, done) => {
            setRemoved(groupId);
            void run(() => invoke('undelegateGroup', { groupId }), done).then(() => {
              setRemoved(undefined);
            });
          },
        })}
      />
    </Stack>
  );
};

/** The groups in which every Confluence admin can use the app's authority. */
export const Delegation = ({ site }: { site: Loaded<SiteStatus> }) => {
  const words = useWords();
  // Held above the list: the failure must stay even if the list can't be reloaded.
  const { run, isRunning, failure } = useAction(site.reload);
  return (
    <Stack space="space.200">
      <Title>{words('delegation.title')}</Title>
      <Text>{words('delegation.about')}</Text>
      <Status>
        {failure && (
          <FailureMessage
            title="delegation.not-changed"
            failure={failure}
            special={delegationWords}
          />
        )}
      </Status>
      <WhenLoaded from={site} failed="delegation.failed">
        {(status) => <Delegations status={status} run={run} isRunning={isRunning} />}
      </WhenLoaded>
    </Stack>
  );
};

type DelegateFormProps = {
  isRunning: boolean;
  isDisabled: boolean;
  onDelegate: (groupId: string, done: () => void) => Promise<void>;
};

/** Adds a group to the delegation list. */
const DelegateForm = ({ isRunning, isDisabled, onDelegate }: DelegateFormProps) => {
  const words = useWords();
  const [group, setGroup] = useState<Group>();
  const [wasEmpty, setWasEmpty] = useState(false);

  const submit = async (): Promise<void> => {
    setWasEmpty(!group);
    if (!group) return;
    await onDelegate(group.id, () => {
      setGroup(undefined);
    });
  };

  return (
    <Box xcss={readable}>
      <Form onSubmit={submit}>
        <GroupSelect
          id="delegated-group"
          label="delegation.group"
          purpose="delegating"
          chosen={group}
          onChoose={setGroup}
          error={wasEmpty && !group ? words('add.group.missing') : undefined}
        />
        <Submit isLoading={isRunning} isDisabled={isDisabled}>
          {words('delegation.submit')}
        </Submit>
      </Form>
    </Box>
  );
};

type DelegatedGroupsProps = {
  groups: readonly DelegatedGroup[];
  /** Whether the list is being changed. It changes one group at a time. */
  isBusy: boolean;
  /** The group that is being removed. */
  removing: string | undefined;
  /** Absent if the viewer may not remove groups. */
  onRemove?: (groupId: string, done: () => void) => void;
};

const ROWS_PER_PAGE = 20;

/** The groups on the delegation list. */
const DelegatedGroups = ({ groups, isBusy, removing, onRemove }: DelegatedGroupsProps) => {
  const words = useWords();
  const focus = useMovedFocus();
  if (groups.length === 0)
    return (
      <Empty title="delegation.empty.title" about="delegation.empty.description" headingLevel={3} />
    );
  const actions = onRemove ? [{ key: 'remove', content: words('table.actions'), width: 20 }] : [];
  const nameOf = distinctNames(
    groups.map(({ id, name = '' }) => ({ id, name })),
    words,
  );
  const rows = groups.map(({ id, name }, index) => ({
    key: id,
    cells: [
      {
        key: 'group',
        content: (
          <Text maxLines={2}>
            {name === undefined ? words('groups.gone', { id }) : nameOf({ id, name })}
          </Text>
        ),
      },
      ...(onRemove
        ? [
            {
              key: 'remove',
              content: (
                <LoadingButton
                  key={focus.on(id).key}
                  autoFocus={focus.on(id).autoFocus}
                  spacing="compact"
                  isLoading={removing === id}
                  isDisabled={isBusy && removing !== id}
                  onClick={() => {
                    onRemove(id, () => {
                      focus.moveTo((groups[index + 1] ?? groups[index - 1])?.id ?? '');
                    });
                  }}
                >
                  {words('delegation.remove')}
                </LoadingButton>
              ),
            },
          ]
        : []),
    ],
  }));
  return (
    <DynamicTable
      label={words('delegation.title')}
      isFixedSize // otherwise one long name widens the whole page
      rowsPerPage={ROWS_PER_PAGE}
      head={{ cells: [{ key: 'group', content: words('recent.group') }, ...actions] }}
      rows={rows}
    />
  );
};

/** The delegation list is refused for other reasons than a change of members. */
const delegationWords: SpecialWords = {
  // The group comes from a search, so the only thing left to be invalid is the full list.
  'invalid-input': { title: 'delegation.full.title', next: 'delegation.full.next' },
  'not-permitted': {
    title: 'delegation.not-permitted.title',
    next: 'delegation.not-permitted.next',
  },
  'group-not-allowed': { next: 'delegation.protected.next' },
  'group-not-found': { next: 'delegation.gone.next' },
  ...unanswered('delegation.uncertain.next', 'delegation.uncertain'),
};
