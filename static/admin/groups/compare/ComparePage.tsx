import {
  Box,
  Button,
  ButtonGroup,
  Inline,
  LoadingButton,
  SectionMessage,
  Stack,
  Text,
  User,
} from '@forge/react';
import React, { useCallback, useContext, useEffect, useRef, useState } from 'react';
import type { Group, Member } from '../../../../src/contract/adminApi';
import { HOURLY_POINTS } from '../../../../src/domain/limits';
import { answered, type PageFailure } from '../../api/answers';
import { invoke } from '../../api/invoke';
import { useLoaded } from '../../api/useLoaded';
import { Pager, RowsTable } from '../../rows/RowsTable';
import { usePagesOf } from '../../rows/useRows';
import { ChangesView } from '../../changes/ChangesView';
import { planTotals } from '../../bulk/plan/planTotals';
import { type DoneChange, isChangeable, mayBeMade } from '../../changes/memberChange';
import { NoticedChanges, type OnPlan, useChanges } from '../../changes/useChanges';
import { FailureMessage } from '../../ui/FailureMessage';
import { breakable } from '../../ui/Phrase';
import { readable, Status, Subtitle, Title } from '../../ui/layout';
import { distinctNames } from '../../words/distinctNames';
import { readingWords } from '../../words/failureWords';
import { useNumber, useWords, useWriting } from '../../words/useWords';
import { GroupSelect } from '../../groupPicker/GroupSelect';
import { compare, type Comparison, type Part, PARTS, plansFor, whyNoRemoval } from './comparison';
import { PeopleList, useListedPeople } from './PeopleList';
import { type GroupSide, useGroupSide } from './useSide';

type Props = {
  /** The group on the left at first. */
  groupId: string | undefined;
  /** Whether the admin opened the comparison. Then its first button takes the focus. */
  takesFocus: boolean;
  onBack: () => void;
  onChanged: (done: DoneChange) => void;
  onPlan: OnPlan;
};

/** Compares a group with another one, or with a list of people. */
export const ComparePage = ({ groupId, takesFocus, onBack, onChanged, onPlan }: Props) => {
  const words = useWords();
  const [left, setLeft, failure] = useInitialGroup(groupId);
  const [right, setRight] = useState<Group>();
  const [isWithList, setIsWithList] = useState(false);
  const [round, setRound] = useState(0); // a new number compares again
  const leftSide = useGroupSide(left, round);
  const rightSide = useGroupSide(isWithList ? undefined : right, round);
  const [isOutdated, setIsOutdated] = useState(false);
  const isBegun = leftSide && (leftSide.isBusy || leftSide.members.length > 0);
  useOutdatedBy(isBegun ? [left, isWithList ? undefined : right] : [], setIsOutdated);
  const again = (): void => {
    setRound(round + 1);
    setIsOutdated(false);
  };
  /** Another comparison reads again what may have changed since the last one. */
  const another = (): void => {
    if (isOutdated) again();
  };
  const listed = useListedPeople(another);
  const isSame = left !== undefined && left.id === right?.id && !isWithList;
  const people: readonly Member[] | undefined = isWithList
    ? listed.people?.length === 0
      ? undefined // an empty list would say that no one belongs here
      : listed.people
    : rightSide?.isComplete
      ? rightSide.members
      : undefined;
  return (
    <Stack space="space.200">
      <Inline>
        <Button autoFocus={takesFocus} spacing="compact" onClick={onBack}>
          {words(groupId === undefined ? 'groups.all' : 'compare.back')}
        </Button>
      </Inline>
      <Stack space="space.050">
        <Title>{words('compare.title')}</Title>
        <Text>{words('compare.about')}</Text>
      </Stack>
      {failure && !left && (
        <FailureMessage title="group.failed" failure={failure} special={readingWords} />
      )}
      <Box xcss={readable}>
        <Stack space="space.150">
          <GroupSelect
            id="compare-left"
            label="compare.group"
            purpose="reading"
            chosen={left ? [left] : []}
            onChoose={([group]) => {
              setLeft(group);
              another();
            }}
          />
          {isWithList ? (
            <PeopleList listed={listed} />
          ) : (
            <GroupSelect
              id="compare-right"
              label="compare.with"
              purpose="reading"
              chosen={right ? [right] : []}
              onChoose={([group]) => {
                setRight(group);
                another();
              }}
              error={isSame ? words('compare.same') : undefined}
            />
          )}
          <Inline>
            <ButtonGroup label={words('compare.choices')}>
              <Button
                spacing="compact"
                onClick={() => {
                  setIsWithList(!isWithList);
                  listed.forget();
                  another();
                }}
              >
                {words(isWithList ? 'compare.with-group' : 'compare.with-list')}
              </Button>
            </ButtonGroup>
          </Inline>
          {!isWithList && (
            <AccessPresets
              onChoose={(group) => {
                setRight(group);
                another();
              }}
            />
          )}
        </Stack>
      </Box>
      {left && leftSide && !isSame && (isWithList || rightSide) && (
        <ReadSides sides={rightSide && !isWithList ? [leftSide, rightSide] : [leftSide]} />
      )}
      {left && leftSide?.isComplete && people && !isSame && (
        <Result
          left={left}
          right={isWithList ? undefined : right}
          isLeftWhole={isWhole(leftSide)}
          isRightWhole={isWithList ? listed.unknown.length === 0 : isWhole(rightSide)}
          comparison={compare(leftSide.members, people)}
          isOutdated={isOutdated}
          onAgain={again}
          onChanged={(done) => {
            if (mayBeMade(done)) setIsOutdated(true);
            onChanged(done);
          }}
          onPlan={(plan, isAwaited) => {
            if (planTotals(plan.groups).refused.length === 0) setIsOutdated(true);
            onPlan(plan, isAwaited);
          }}
        />
      )}
    </Stack>
  );
};

/** Calls `onOutdated` when a job or another tab has changed one of these groups. */
const useOutdatedBy = (
  groups: readonly (Group | undefined)[],
  onOutdated: (isOutdated: true) => void,
): void => {
  const noticed = useContext(NoticedChanges);
  const seen = useRef(noticed.length);
  useEffect(() => {
    const isConcerned = noticed
      .slice(seen.current)
      .some(({ groupIds }) => groups.some((group) => group && groupIds.includes(group.id)));
    seen.current = noticed.length;
    if (isConcerned) onOutdated(true);
  }, [noticed]);
};

/**
 * The group on the left. A group that the page was opened for is looked up by its ID; also returns why
 * that failed.
 */
const useInitialGroup = (groupId: string | undefined) => {
  const [group, setGroup] = useState<Group>();
  const [failure, setFailure] = useState<PageFailure>();
  useEffect(() => {
    if (groupId === undefined) return undefined;
    let isLeft = false;
    void answered(invoke('getGroup', { groupId })).then((answer) => {
      if (isLeft) return;
      if (answer.ok) setGroup((now) => now ?? answer.value.group);
      else setFailure(answer.failure);
    });
    return () => {
      isLeft = true;
    };
  }, [groupId]);
  return [group, setGroup, failure] as const;
};

const MAX_PRESETS = 5;

/** Offers the groups that give access to Confluence: who of them is missing in the other group? */
const AccessPresets = ({ onChoose }: { onChoose: (group: Group) => void }) => {
  const words = useWords();
  const ask = useCallback(() => invoke('listAccessGroups'), []);
  const { state } = useLoaded(ask);
  if (state.kind !== 'loaded' || state.value.length === 0) return null; // only an offer
  const nameOf = distinctNames(state.value, words);
  return (
    <Stack space="space.050">
      <Text size="small">{words('compare.access')}</Text>
      <Inline space="space.100" rowSpace="space.050" shouldWrap>
        {state.value.slice(0, MAX_PRESETS).map((group) => (
          <Button
            key={group.id}
            spacing="compact"
            onClick={() => {
              onChoose(group);
            }}
          >
            {nameOf(group)}
          </Button>
        ))}
      </Inline>
    </Stack>
  );
};

/** Whether all members of a group were read, as far as Confluence says how many there are. */
const isWhole = (side: GroupSide | undefined): boolean =>
  side !== undefined &&
  side.isComplete &&
  (side.count === undefined || side.count === side.members.length);

/** What reading the members costs, and how far it is. */
const ReadSides = ({ sides }: { sides: readonly GroupSide[] }) => {
  const { words, counted, number } = useWriting();
  const percent = useNumber({ style: 'percent', maximumSignificantDigits: 2 });
  if (sides.every(({ isComplete }) => isComplete)) return null;
  const failure = sides.map((side) => side.failure ?? side.countFailure).find(Boolean);
  const isBusy = sides.some((side) => side.isBusy);
  const read = sides.reduce((sum, side) => sum + side.members.length, 0);
  const isKnown = sides.every(({ points }) => points !== undefined);
  const points = sides.reduce((sum, side) => sum + (side.points ?? 0), 0);
  return (
    <Stack space="space.100" alignInline="start">
      <Text>
        {isKnown
          ? words(points > HOURLY_POINTS ? 'compare.too-many' : 'compare.cost', {
              points: number(points),
              share: percent(points / HOURLY_POINTS),
            })
          : words('members.read-all.unknown')}
      </Text>
      {failure && (
        <FailureMessage title="members.failed" failure={failure} special={readingWords} />
      )}
      {points <= HOURLY_POINTS && (
        <LoadingButton
          appearance="primary"
          isLoading={isBusy}
          onClick={() => {
            for (const side of sides) side.readAll();
          }}
        >
          {words('compare.submit')}
        </LoadingButton>
      )}
      <Status>{isBusy && <Text>{counted('members.reading', read)}</Text>}</Status>
    </Stack>
  );
};

type ResultProps = {
  left: Group;
  right: Group | undefined;
  isLeftWhole: boolean;
  isRightWhole: boolean;
  comparison: Comparison;
  /** Whether members may have changed since it was made. */
  isOutdated: boolean;
  onAgain: () => void;
  onChanged: (done: DoneChange) => void;
  onPlan: OnPlan;
};

/** The three parts: how many people each has, who they are, and what can be planned for them. */
const Result = (props: ResultProps) => {
  const { left, right, isLeftWhole, isRightWhole, comparison, isOutdated } = props;
  const { onAgain, onChanged, onPlan } = props;
  const { words, counted } = useWriting();
  const [part, setPart] = useState<Part>('only-left');
  const changes = useChanges({ onDone: onChanged, onPlan });
  const nameOf = distinctNames(right ? [left, right] : [left], words);
  const people = comparison[part];
  const pages = usePagesOf(people, { query: part, matches: () => true, perPage: PER_PAGE });
  const sides = { left, right, isLeftWhole, isRightWhole };
  const plans = isOutdated ? [] : plansFor(part, comparison, sides);
  const noRemoval = whyNoRemoval(part, sides);
  const countKey = (each: Part) =>
    right ? (`compare.count.${each}` as const) : (`compare.count.${each}.list` as const);
  return (
    <Stack space="space.150">
      <Inline space="space.100" rowSpace="space.050" shouldWrap>
        {PARTS.map((each) => (
          <Button
            key={each}
            isSelected={each === part}
            onClick={() => {
              setPart(each);
            }}
          >
            {counted(countKey(each), comparison[each].length)}
          </Button>
        ))}
      </Inline>
      <Subtitle>
        {right
          ? words(`compare.part.${part}`, {
              left: breakable(nameOf(left)),
              right: breakable(nameOf(right)),
            })
          : words(`compare.part.${part}.list`, { left: breakable(left.name) })}
      </Subtitle>
      {plans.length > 0 && (
        <Inline space="space.100" rowSpace="space.050" shouldWrap>
          {plans.map(({ action, group, changes: requested }) => (
            <LoadingButton
              key={`${action} ${group.id}`}
              isLoading={changes.creation.isRunning}
              onClick={() => {
                changes.request(requested);
              }}
            >
              {counted(`compare.plan.${action}`, requested.length, { group: nameOf(group) })}
            </LoadingButton>
          ))}
        </Inline>
      )}
      {noRemoval && <Text>{words(noRemoval)}</Text>}
      {people.length > 0 &&
        [left, right].map(
          (group) =>
            group &&
            !isChangeable(group) && (
              <Text key={group.id}>{words('compare.elsewhere', { group: nameOf(group) })}</Text>
            ),
        )}
      {isOutdated && (
        <Inline space="space.100" alignBlock="center" shouldWrap>
          <Text>{words('compare.outdated')}</Text>
          <Button spacing="compact" onClick={onAgain}>
            {words('compare.again')}
          </Button>
        </Inline>
      )}
      <ChangesView changes={changes} />
      {people.length === 0 ? (
        <SectionMessage appearance="information">
          <Text>{words('compare.empty')}</Text>
        </SectionMessage>
      ) : (
        <>
          <RowsTable
            label="compare.table"
            columns={COLUMNS}
            rows={pages.rows.map(({ accountId, name }) => ({
              cells: [
                {
                  key: 'person',
                  content:
                    name === undefined ? (
                      <User accountId={accountId} />
                    ) : (
                      <Text maxLines={2}>{name}</Text>
                    ),
                },
                { key: 'id', content: <Text maxLines={5}>{accountId}</Text> },
              ],
            }))}
          />
          <Pager pages={pages} />
        </>
      )}
    </Stack>
  );
};

const PER_PAGE = 25;

const COLUMNS = [
  { key: 'person', title: 'recent.person', width: 55 },
  { key: 'id', title: 'add.account-id', width: 45 },
] as const;
