import {
  Code,
  LoadingButton,
  Button,
  Checkbox,
  Heading,
  Inline,
  Stack,
  Text,
  User,
} from '@forge/react';
import React, { useCallback, useEffect, useRef, useState } from 'react';
import type { Group } from '../../../src/contract/adminApi';
import { invoke } from '../api/invoke';
import { useLoaded } from '../api/useLoaded';
import { type Column, Pager, RowsTable } from '../rows/RowsTable';
import { usePagesOf } from '../rows/useRows';
import { type ChosenGroup, isChangeable, type MemberChange } from '../changes/memberChange';
import type { Changes } from '../changes/useChanges';
import { distinctNames } from '../words/distinctNames';
import { GroupKinds } from '../groupPicker/groupKind';
import { PersonField } from '../ui/PersonField';
import { Phrase } from '../ui/Phrase';
import { useFocusOnce } from '../ui/useMovedFocus';
import { WhenLoaded } from '../ui/WhenLoaded';
import { useWords, useWriting } from '../words/useWords';
import { Empty } from '../ui/layout';
import { toggled } from '../rows/rowSource';

type Props = {
  accountId: string;
  /** A number if another tab opened the person. With a new one, the first button takes the focus. */
  opened: number | undefined;
  /** A new number reads the groups again, and clears the selection. */
  changed: number;
  /** A new number only reads the groups again. */
  refreshed: number;
  changes: Changes;
  /** Called with the groups when they are shown, and with undefined when they no longer are. */
  onShown: (shown: ShownGroups | undefined) => void;
  onOpenGroup: (groupId: string) => void;
};

/** A person with their groups, as the page shows them. */
export type ShownGroups = { accountId: string; groups: readonly Group[] };

/** The groups of a person, as far as Confluence tells: to leave, or to copy to another person. */
export const PersonGroups = (props: Props) => {
  const { accountId, opened, changed, refreshed, onShown } = props;
  const words = useWords();
  const ask = useCallback(() => invoke('listGroupsOf', { accountId }), [accountId]);
  const loaded = useLoaded(ask);
  const { reload } = loaded;
  const round = changed + refreshed; // both only grow
  const seen = useRef(round);
  useEffect(() => {
    if (seen.current !== round) reload();
    seen.current = round;
  }, [round, reload]);
  const groups = loaded.state.kind === 'loaded' ? loaded.state.value : undefined;
  useEffect(() => {
    onShown(groups && { accountId, groups });
    return () => {
      onShown(undefined);
    };
  }, [accountId, groups, onShown]);
  return (
    <Stack space="space.150">
      <Inline space="space.100" alignBlock="center" shouldWrap>
        <Heading as="h3" size="small">
          <Phrase
            text="person.groups"
            values={{
              // Without groups, the account may not exist. Then Confluence would call it a former user.
              person:
                groups?.length === 0 ? <Code>{accountId}</Code> : <User accountId={accountId} />,
            }}
          />
        </Heading>
        <LoadingButton
          key={opened}
          autoFocus={useFocusOnce(opened)}
          spacing="compact"
          isLoading={loaded.isBusy}
          onClick={reload}
        >
          {words('recent.refresh')}
        </LoadingButton>
      </Inline>
      <WhenLoaded from={loaded} failed="person.groups.failed">
        {(value) => <Groups groups={value} {...props} />}
      </WhenLoaded>
    </Stack>
  );
};

const PER_PAGE = 25;

// A removal reads them again to be certain: 1 point, and 2 for each group.
const MAX_GROUPS_READ_AGAIN = 25;

/** The removal of a person from a group, with where the page saw the person if it shows that. */
export const removalFrom = (
  group: ChosenGroup,
  accountId: string,
  shown: ShownGroups | undefined,
): MemberChange => {
  const isSeen = shown?.accountId === accountId && shown.groups.some(({ id }) => id === group.id);
  const isCheap = isSeen && shown.groups.length <= MAX_GROUPS_READ_AGAIN;
  return {
    ...{ action: 'remove', group, accountId },
    ...(isCheap && { seen: { kind: 'groups' } }),
  };
};

const COLUMNS: Column[] = [
  { title: 'recent.group', width: 52 },
  { title: 'groups.kind', width: 30 },
  { title: 'members.title', width: 18 },
];

type GroupsProps = Props & { groups: readonly Group[] };

const Groups = ({ accountId, groups, changed, changes, onOpenGroup }: GroupsProps) => {
  const { words, counted } = useWriting();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [isCopying, setIsCopying] = useState(false);
  useEffect(() => {
    setSelected(new Set());
    setIsCopying(false); // not before, so that nothing is lost if it fails
  }, [changed]);
  const pages = usePagesOf(groups, { perPage: PER_PAGE });
  const nameOf = distinctNames(groups, words);
  const changeable = groups.filter(isChangeable);
  const chosen = changeable.filter(({ id }) => selected.has(id));
  if (groups.length === 0)
    return <Empty title="person.groups.empty" about="person.groups.empty.about" headingLevel={4} />;
  return (
    <Stack space="space.150">
      <Inline space="space.100" rowSpace="space.050" alignBlock="center" shouldWrap>
        <Text>{counted('person.groups.selected', chosen.length)}</Text>
        <Button
          spacing="compact"
          isDisabled={changeable.length === 0}
          onClick={() => {
            const isAll = chosen.length === changeable.length;
            setSelected(new Set(isAll ? [] : changeable.map(({ id }) => id)));
          }}
        >
          {words(
            chosen.length === changeable.length && chosen.length > 0
              ? 'members.select-none'
              : 'bulk.undo.select-all',
          )}
        </Button>
        <Button
          spacing="compact"
          isDisabled={chosen.length === 0 || changes.isBusy}
          onClick={() => {
            changes.request(
              chosen.map((group) => removalFrom(group, accountId, { accountId, groups })),
            );
          }}
        >
          {words('person.groups.leave')}
        </Button>
        <Button
          spacing="compact"
          isDisabled={chosen.length === 0 || changes.isBusy}
          isSelected={isCopying}
          onClick={() => {
            setIsCopying(!isCopying);
          }}
        >
          {words('person.copy')}
        </Button>
      </Inline>
      {isCopying && (
        <CopyToPerson
          groups={chosen}
          isBusy={changes.isBusy}
          from={accountId}
          onCopy={changes.request}
        />
      )}
      {changeable.length < groups.length && (
        <Text size="small">
          {counted('person.groups.elsewhere', groups.length - changeable.length)}
        </Text>
      )}
      <RowsTable
        label="person.groups.table"
        columns={COLUMNS}
        rows={pages.rows.map((group) => [
          isChangeable(group) ? (
            <Checkbox
              name={`group-${group.id}`}
              label={nameOf(group)}
              isChecked={selected.has(group.id)}
              onChange={() => {
                setSelected(toggled(selected, group.id));
              }}
            />
          ) : (
            <Text maxLines={2}>{nameOf(group)}</Text>
          ),
          <GroupKinds group={group} />,
          <Button
            spacing="compact"
            onClick={() => {
              onOpenGroup(group.id);
            }}
          >
            {words('person.groups.open')}
          </Button>,
        ])}
      />
      <Pager pages={pages} />
    </Stack>
  );
};

type CopyToPersonProps = {
  /** The person who is in these groups. */
  from: string;
  groups: readonly Group[];
  isBusy: boolean;
  onCopy: (changes: MemberChange[]) => void;
};

/** Chooses the person who is added to the selected groups, too. */
const CopyToPerson = ({ from, groups, isBusy, onCopy }: CopyToPersonProps) => {
  const { words, counted } = useWriting();
  const [accountId, setAccountId] = useState('');
  return (
    <Stack space="space.100">
      <PersonField
        label="person.copy.to"
        onChange={setAccountId}
        error={accountId === from ? words('person.copy.same') : undefined}
      />
      <Inline>
        <Button
          isDisabled={accountId === '' || accountId === from || groups.length === 0 || isBusy}
          onClick={() => {
            onCopy(groups.map((group) => ({ action: 'add', group, accountId })));
          }}
        >
          {counted('person.copy.submit', groups.length)}
        </Button>
      </Inline>
    </Stack>
  );
};
