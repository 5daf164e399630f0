import { Box, Button, Form, Inline, Pressable, Spinner, Stack, Text, xcss } from '@forge/react';
import React, { useEffect, useMemo, useRef, useState } from 'react';
import type { Group } from '../../../src/contract/adminApi';
import type { PageFailure } from '../api/answers';
import { invoke } from '../api/invoke';
import { distinctNames } from '../words/distinctNames';
import { GroupKinds } from '../groupPicker/groupKind';
import { exactNameWords, useExactName, useGroupSearch } from '../groupPicker/groupSearch';
import { PageButtons, RowsTable } from '../rows/RowsTable';
import { FailureMessage, ReadingFailure } from '../ui/FailureMessage';
import { TextField } from '../ui/fields';
import { LearnMore } from '../ui/LearnMore';
import { Empty, readable, Status, Title } from '../ui/layout';
import { useNumber, useWords } from '../words/useWords';
import { type BrowsedGroups, type GroupBrowser, makeGroupBrowser } from './groupBrowser';

type Props = { onOpen: (group: Group) => void };

/** What was searched, and the page of the list. The tab holds it, so it is kept while a group is open. */
export const useGroupListState = () => ({ found: useGroupSearch(), page: useState(0) });

type ListState = ReturnType<typeof useGroupListState>;

type GroupListProps = Props & {
  list: ListState;
  /** Whether the tab is the one that the admin sees. */
  isFront: boolean;
  /** Whether the search takes the focus. */
  takesFocus: boolean;
  onCompare: () => void;
};

/** The site's groups, to search and browse. */
export const GroupList = ({ list, isFront, takesFocus, onOpen, onCompare }: GroupListProps) => {
  const words = useWords();
  const { search, ...found } = list.found;
  const exact = useExactName();
  const isFrontNow = useRef(isFront);
  isFrontNow.current = isFront;
  const openExact = async (name: string): Promise<void> => {
    const group = await exact.look(name);
    if (group && isFrontNow.current) onOpen(group); // the admin may be in another tab by now
  };
  useEffect(() => {
    search(found.query); // what was found before may have changed
  }, []);
  const [isEntered, setIsEntered] = useState(false);
  // Enter counts also if the search is still running.
  useEffect(() => {
    const { query, groups, isSearching, failure } = found;
    if (!isEntered || isSearching) return;
    setIsEntered(false);
    const group = groups.find(({ name }) => name === query) ?? groups[0];
    if (query === '' || failure || !isFrontNow.current) return;
    if (groups.length === 0) void openExact(query);
    else if (group && (groups.length === 1 || group.name === query)) onOpen(group);
  }, [isEntered, found.isSearching]);
  return (
    <Stack space="space.200">
      <Stack space="space.050">
        <Title>{words('groups.title')}</Title>
        <Text>
          {words('groups.about')} <LearnMore topic="groups" />
        </Text>
      </Stack>
      <Inline>
        <Button spacing="compact" onClick={onCompare}>
          {words('compare.open')}
        </Button>
      </Inline>
      <Box xcss={readable}>
        <Form
          onSubmit={() => {
            setIsEntered(true);
          }}
        >
          <TextField
            id="groups-search"
            label={words('groups.search')}
            autoFocus={takesFocus}
            defaultValue={found.query}
            onChange={(typed) => {
              setIsEntered(false);
              exact.forget();
              search(typed);
            }}
          />
        </Form>
      </Box>
      {found.query === '' ? (
        <Browsed list={list} onOpen={onOpen} />
      ) : (
        <Found
          {...found}
          exact={exact}
          onOpen={onOpen}
          onExact={() => void openExact(found.query)}
          onRetry={() => {
            search(found.query);
          }}
        />
      )}
    </Stack>
  );
};

const PER_PAGE = 25;

/** All groups, page by page. */
const Browsed = ({ list, onOpen }: Props & { list: ListState }) => {
  const words = useWords();
  const number = useNumber();
  const { groups, isBusy, failure, hasMore, need } = useGroupList();
  const [page, setPage] = list.page;
  const from = page * PER_PAGE;
  useEffect(() => {
    void need(from + PER_PAGE);
  }, [need, from]);
  const shown = groups.slice(from, from + PER_PAGE);
  const isLast = !hasMore && from + PER_PAGE >= groups.length;
  const isPartial = hasMore && shown.length < PER_PAGE;
  const to = (other: number) => () => {
    setPage(other);
  };
  return (
    <Stack space="space.100">
      <GroupsTable groups={shown} isLoading={isBusy && shown.length === 0} onOpen={onOpen} />
      <Status>
        {failure && (
          <ReadingFailure
            title="groups.failed"
            failure={failure}
            onRetry={() => void need(from + PER_PAGE)}
          >
            <Text>{words('groups.failed.next')}</Text>
          </ReadingFailure>
        )}
      </Status>
      {!isBusy && !failure && groups.length === 0 && (
        <Empty title="groups.empty.title" about="groups.empty.about" headingLevel={3} />
      )}
      {(page > 0 || !isLast) && groups.length > 0 && (
        <Inline space="space.100" alignBlock="center" spread="space-between" shouldWrap>
          <Text>
            {shown.length > 0 &&
              words('groups.shown', { from: number(from + 1), to: number(from + shown.length) })}
          </Text>
          <PageButtons
            toPrevious={page > 0 ? to(page - 1) : undefined}
            // While a page loads, the button does nothing. Disabled, it would lose the focus.
            toNext={isLast || failure ? undefined : to(isPartial ? page : page + 1)}
            isBusy={isPartial}
          />
        </Inline>
      )}
    </Stack>
  );
};

type FoundProps = Props & {
  query: string;
  groups: readonly Group[];
  isSearching: boolean;
  failure?: PageFailure;
  exact: ReturnType<typeof useExactName>;
  onExact: () => void;
  onRetry: () => void;
};

const MAX_FOUND = 20; // the most that a search returns

/** The groups that a search found. If it found none, the exact name can still be looked up. */
const Found = (props: FoundProps) => {
  const { query, groups, isSearching, failure, exact, onOpen, onExact, onRetry } = props;
  const words = useWords();
  if (failure) return <ReadingFailure failure={failure} onRetry={onRetry} />;
  const openByName = (
    <>
      <Button isDisabled={exact.isLooking} onClick={onExact}>
        {words('groups.open-name', { name: query })}
      </Button>
      {exact.isLooking && <Spinner size="small" label={words('loading')} />}
      {exact.failure && <FailureMessage failure={exact.failure} special={exactNameWords} />}
    </>
  );
  if (groups.length === 0 && !isSearching)
    return (
      <Stack space="space.100" alignInline="start">
        <Text>{words('groups.none', { query })}</Text>
        <Text>{words('groups.none.next')}</Text>
        {openByName}
      </Stack>
    );
  return (
    <Stack space="space.100">
      <GroupsTable groups={groups} isLoading={isSearching && groups.length === 0} onOpen={onOpen} />
      {groups.length === MAX_FOUND && (
        <Stack space="space.100" alignInline="start">
          <Text>{words('groups.more')}</Text>
          {!isSearching && groups.every(({ name }) => name !== query) && openByName}
        </Stack>
      )}
    </Stack>
  );
};

const COLUMNS = [
  { title: 'recent.group', width: 60 },
  { title: 'groups.kind', width: 40 },
] as const;

type GroupsTableProps = Props & { groups: readonly Group[]; isLoading: boolean };

const GroupsTable = ({ groups, isLoading, onOpen }: GroupsTableProps) => {
  const nameOf = distinctNames(groups, useWords());
  if (groups.length === 0 && !isLoading) return null;
  return (
    <RowsTable
      label="groups.title"
      columns={COLUMNS}
      isLoading={isLoading}
      rows={groups.map((group) => [
        <Pressable
          xcss={link}
          onClick={() => {
            onOpen(group);
          }}
        >
          <Text color="color.link" maxLines={2}>
            {nameOf(group)}
          </Text>
        </Pressable>,
        <GroupKinds group={group} />,
      ])}
    />
  );
};

const link = xcss({
  padding: 'space.0',
  textAlign: 'start',
  backgroundColor: 'color.background.neutral.subtle',
});

const browse = (input: { from?: number }) => invoke('browseGroups', input);

/** The first groups of the site, and a function that loads more. */
const useGroupList = (): BrowsedGroups & Pick<GroupBrowser, 'need'> => {
  const [browsed, setBrowsed] = useState<BrowsedGroups>({
    groups: [],
    isBusy: true,
    hasMore: true,
  });
  const { need, stop } = useMemo(() => makeGroupBrowser(browse, setBrowsed), []);
  useEffect(() => stop, [stop]);
  return { ...browsed, need };
};
