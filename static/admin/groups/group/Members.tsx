import {
  Button,
  Checkbox,
  Heading,
  Inline,
  Label,
  SectionMessage,
  Stack,
  Text,
  User,
} from '@forge/react';
import React, { useEffect, useMemo, useRef, useState } from 'react';
import type { Group, Member } from '../../../../src/contract/adminApi';
import { invoke } from '../../api/invoke';
import { HOURLY_POINTS, MEMBERS_PER_PAGE } from '../../../../src/domain/limits';
import { type Column, Pager, RowsTable, SearchField } from '../../rows/RowsTable';
import { usePagesOf } from '../../rows/useRows';
import type { Changes } from '../../changes/useChanges';
import { ExportCsv } from '../../export/ExportButtons';
import { ReadingFailure } from '../../ui/FailureMessage';
import { Empty, Status } from '../../ui/layout';
import { Choice, Field } from '../../ui/fields';
import { useLocale, useNumber, useWords, useWriting } from '../../words/useWords';
import {
  makeMemberReader,
  type MemberReader,
  NO_MEMBERS,
  pointsOfReading,
  type ReadMembers,
} from './memberReader';
import {
  currentMembers,
  type KnownChanges,
  placeNow,
  shownMembers,
  type Sort,
  SORTS,
  writeMemberCsv,
} from './shownMembers';
import { Selection } from './Selection';
import { toggled } from '../../rows/rowSource';

/** Two pages, which overlap by one member. More costs points that the admin agrees to first. */
export const READ_AT_ONCE = 2 * MEMBERS_PER_PAGE - 1;
const PER_PAGE = 25;

type Props = {
  group: Group;
  /** A new number reads the members again. */
  round: number;
  /** A new number says that a job may have changed members. A short list is then read again. */
  outdated: number;
  /** Reads everything again. */
  onAgain: () => void;
  /** How many members a list would show, if Confluence says so. */
  count: number | undefined;
  known: KnownChanges;
  /** A new number clears the selection, because it was copied or planned. */
  used: number;
  mayChange: boolean;
  changes: Changes;
  onOpenPerson: (accountId: string) => void;
  /** Called with how many members there are once all are loaded, and with undefined before. */
  onCount: (members: number | undefined) => void;
};

/** The members of a group: search, sort, and select some to remove or copy. */
export const Members = (props: Props) => {
  const { group, round, outdated, count, known, used, mayChange, changes } = props;
  const { onAgain, onOpenPerson, onCount } = props;
  const { words, counted } = useWriting();
  const locale = useLocale();
  const [reading, setReading] = useState(0);
  const members = useMembers(group.id, round + reading);
  const { readUntil } = members;
  const [isOutdated, setIsOutdated] = useState(false);
  const seen = useRef(outdated);
  useEffect(() => {
    if (seen.current === outdated) return;
    seen.current = outdated;
    // A long list has cost many points.
    if (members.members.length > READ_AT_ONCE) setIsOutdated(true);
    else onAgain();
  }, [outdated]);
  useEffect(() => {
    setIsOutdated(false);
  }, [round, reading]);
  useEffect(() => {
    void readUntil(READ_AT_ONCE);
  }, [readUntil]);
  const [query, setQuery] = useState('');
  const [sort, setSort] = useState<Sort>('listed');
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const shown = useMemo(
    () => shownMembers(members.members, { query, sort, known }, locale),
    [members.members, query, sort, known, locale],
  );
  const current = useMemo(
    () => new Set(currentMembers(members.members, known).map(({ accountId }) => accountId)),
    [members.members, known],
  );
  const total = members.isComplete ? current.size : undefined;
  useEffect(() => {
    onCount(total);
  }, [total, onCount]);
  // A new search or order starts at the first page. `shown` is filtered already.
  const pages = usePagesOf(shown, {
    query: `${sort} ${query}`,
    matches: isShown,
    perPage: PER_PAGE,
  });
  useEffect(() => {
    setSelected(new Set());
  }, [used]);
  useEffect(() => {
    // An undo doesn't select them again.
    setSelected((now) => new Set([...now].filter((id) => known.get(id) !== 'removed')));
  }, [known]);
  // People who have gone since aren't selected any more, nor those who aren't read any more.
  const present = new Set([...selected].filter((id) => members.isBusy || current.has(id)));
  const isEmpty = members.isComplete && shown.length === 0 && query === '';
  return (
    <Stack space="space.150">
      <Heading as="h3" size="small">
        {words('members.title')}
      </Heading>
      {isOutdated && (
        <Inline space="space.100" alignBlock="center" shouldWrap>
          <Text>{words('members.outdated')}</Text>
          <Button spacing="compact" onClick={onAgain}>
            {words('members.again')}
          </Button>
        </Inline>
      )}
      <ReadAll
        members={members}
        count={count}
        onAgain={() => {
          setReading(reading + 1);
        }}
      />
      {isEmpty && (
        <Empty
          title="members.empty.title"
          about={mayChange ? 'members.empty.add' : 'members.empty.elsewhere'}
          headingLevel={4}
        />
      )}
      {!isEmpty && (
        <Inline space="space.200" rowSpace="space.100" shouldWrap>
          <SearchField id="members-search" label="members.search" onSearch={setQuery} />
          <SortField sort={sort} onSort={setSort} />
        </Inline>
      )}
      {!isEmpty && (members.members.length > 0 || !members.failure) && (
        <>
          <Selection
            group={group}
            mayChange={mayChange}
            selected={present}
            used={used}
            shown={shown}
            placeOf={(accountId) => placeNow(accountId, members.places, known)}
            isBusy={changes.isBusy}
            changes={changes}
            onSelect={setSelected}
          />
          <RowsTable
            label="members.title"
            columns={COLUMNS}
            isLoading={members.isBusy && shown.length === 0}
            rows={pages.rows.map((member) =>
              memberCells(member, {
                isSelected: selected.has(member.accountId),
                onToggle: () => {
                  setSelected(toggled(selected, member.accountId));
                },
                openText: words('members.open'),
                onOpen: () => {
                  onOpenPerson(member.accountId);
                },
              }),
            )}
          />
          {shown.length > 0 && <Pager pages={pages} />}
          {members.isComplete ? (
            <ExportCsv
              key={`${reading} ${sort} ${[...known].join(' ')}`}
              label={words('members.export')}
              fileName={`${group.name}.csv`}
              isBusy={members.isBusy}
              write={() =>
                Promise.resolve(
                  writeMemberCsv(
                    group,
                    shownMembers(members.members, { query: '', sort, known }, locale),
                  ),
                )
              }
            />
          ) : (
            isReadAtOnce(members) && <Text>{words('members.export.first')}</Text>
          )}
          {shown.length === 0 && query !== '' && !members.isBusy && (
            <Text>
              {members.isComplete
                ? words('members.none')
                : counted('members.none.so-far', members.members.length)}
            </Text>
          )}
        </>
      )}
    </Stack>
  );
};

type AskedMembers = ReadMembers & Pick<MemberReader, 'readUntil'>;

/** The members of a group, read as far as they are asked for. A new `reading` starts again. */
const useMembers = (groupId: string, reading: number): AskedMembers => {
  const [read, setRead] = useState<ReadMembers>(NO_MEMBERS);
  // A new number in `reading` makes a new reader.
  const reader = useMemo(
    () => makeMemberReader((start) => invoke('listMembers', { groupId, start }), setRead),
    [groupId, reading],
  );
  useEffect(() => reader.stop, [reader]);
  return { ...read, readUntil: reader.readUntil };
};

const isShown = (): boolean => true;

const COLUMNS: Column[] = [
  { title: 'recent.person', width: 50 },
  { title: 'add.account-id', width: 32 },
  { title: 'people.groups', width: 18 },
];

type CellInput = {
  isSelected: boolean;
  onToggle: () => void;
  openText: string;
  onOpen: () => void;
};

/** A member as a row. Where Confluence's list gives no name, Atlassian's own component shows it. */
const memberCells = (
  { accountId, name }: Member,
  { isSelected, onToggle, openText, onOpen }: CellInput,
) => [
  <Inline space="space.050" alignBlock="center">
    <Checkbox
      id={`member-${accountId}`}
      name={`member-${accountId}`}
      {...(name !== undefined && { label: name })}
      isChecked={isSelected}
      onChange={onToggle}
    />
    {name === undefined && (
      <Label labelFor={`member-${accountId}`}>
        <User accountId={accountId} />
      </Label>
    )}
  </Inline>,
  <Text maxLines={5}>{accountId}</Text>,
  <Button spacing="compact" onClick={onOpen}>
    {openText}
  </Button>,
];

const SORT = 'members-sort';

type SortFieldProps = { sort: Sort; onSort: (sort: Sort) => void };

const SortField = ({ sort, onSort }: SortFieldProps) => {
  const words = useWords();
  return (
    <Field id={SORT} label={words('members.sort')}>
      <Choice
        id={SORT}
        options={SORTS.map((value) => ({ value, label: words(`members.sort.${value}`) }))}
        value={sort}
        onChoose={onSort}
      />
    </Field>
  );
};

type ReadAllProps = { members: AskedMembers; count: number | undefined; onAgain: () => void };

/** Whether the members read at once are there. Fewer are shown if some have gone since. */
const isReadAtOnce = ({ members, isBusy }: ReadMembers): boolean =>
  !isBusy || members.length >= READ_AT_ONCE;

/** Says how many members are loaded, and what loading the rest costs, with a button for it. */
const ReadAll = ({ members, count, onAgain }: ReadAllProps) => {
  const { words, counted, number } = useWriting();
  const percent = useNumber({ style: 'percent', maximumSignificantDigits: 2 });
  const { members: read, isBusy, isComplete, failure, readUntil } = members;
  if (failure)
    return (
      <ReadingFailure
        title="members.failed"
        failure={failure}
        onRetry={
          failure.code === 'group-not-found' ? onAgain : () => void readUntil(read.length + 1)
        }
      />
    );
  if (isComplete || !isReadAtOnce(members))
    return isBusy && read.length > 0 ? (
      <Status>
        <Text>{counted('members.reading', read.length)}</Text>
      </Status>
    ) : null;
  const points =
    count === undefined ? undefined : pointsOfReading(Math.max(0, count - read.length));
  return (
    <SectionMessage appearance="information" title={counted('members.read', read.length)}>
      <Stack space="space.100" alignInline="start">
        <Text>
          {points === undefined
            ? words('members.read-all.unknown')
            : words(
                points > HOURLY_POINTS ? 'members.read-all.too-many' : 'members.read-all.cost',
                {
                  points: number(points),
                  share: percent(points / HOURLY_POINTS),
                },
              )}
        </Text>
        {(points === undefined || points <= HOURLY_POINTS) && (
          <Button isDisabled={isBusy} onClick={() => void readUntil(Infinity)}>
            {isBusy
              ? words('members.read-all.busy')
              : count === undefined
                ? words('members.read-all')
                : counted('members.read-all.count', count)}
          </Button>
        )}
      </Stack>
    </SectionMessage>
  );
};
