import {
  Box,
  Button,
  ButtonGroup,
  Inline,
  LoadingButton,
  Spinner,
  Stack,
  Text,
} from '@forge/react';
import React, { useCallback, useContext, useEffect, useRef, useState } from 'react';
import type { Group, Member } from '../../../../src/contract/adminApi';
import { HOURLY_POINTS } from '../../../../src/domain/limits';
import { answered, type PageFailure } from '../../api/answers';
import { invoke } from '../../api/invoke';
import { useLoaded } from '../../api/useLoaded';
import { planTotals } from '../../bulk/plan/planTotals';
import { type DoneChange, mayBeMade } from '../../changes/memberChange';
import { NoticedChanges, type OnPlan } from '../../changes/useChanges';
import { FailureMessage, ReadingFailure } from '../../ui/FailureMessage';
import { readable, Status, Title } from '../../ui/layout';
import { readingWords } from '../../words/failureWords';
import { useNumber, useWords, useWriting } from '../../words/useWords';
import { GroupSelect } from '../../groupPicker/GroupSelect';
import { compare } from './comparison';
import { PeopleList, useListedPeople } from './PeopleList';
import { Result } from './Result';
import { type GroupSide, useGroupSide } from './useSide';
import { GroupButtons } from '../../ui/fields';

type Props = {
  /** The group from which the comparison was opened. */
  groupId: string | undefined;
  /** The IDs of the compared groups, the left one first. It is `groupId` by default. */
  compared: readonly string[];
  /** Whether the admin opened the comparison. Then its first button takes the focus. */
  takesFocus: boolean;
  /** Called with the IDs of the groups that are chosen, to come back to them. */
  onCompared: (ids: readonly string[]) => void;
  onBack: () => void;
  onChanged: (done: DoneChange) => void;
  onPlan: OnPlan;
};

/** Compares a group with another one, or with a list of people. */
export const ComparePage = (props: Props) => {
  const { groupId, compared, takesFocus, onCompared, onBack, onChanged, onPlan } = props;
  const words = useWords();
  const [leftId = groupId, rightId] = compared;
  const sides = [useGroupById(leftId), useGroupById(rightId)] as const;
  const [{ group: left }, { group: right }] = sides;
  const [isPreset, setIsPreset] = useState(false);
  const [isWithList, setIsWithList] = useState(false);
  const [round, setRound] = useState(0); // a new number compares again
  const leftSide = useGroupSide(left, round);
  const rightSide = useGroupSide(isWithList ? undefined : right, round);
  const [isOutdated, setIsOutdated] = useState(false);
  const [isAsked, setIsAsked] = useState(false);
  const isBegun = leftSide && (leftSide.isBusy || leftSide.members.length > 0);
  useOutdatedBy(isBegun ? [left, isWithList ? undefined : right] : [], setIsOutdated);
  const again = (): void => {
    setRound(round + 1);
    setIsOutdated(false);
    setIsAsked(false);
  };
  /** Another comparison reads again what may have changed since the last one. */
  const another = (): void => {
    setIsAsked(false);
    if (isOutdated) again();
  };
  const choose = (side: 'left' | 'right', group: Group | undefined): void => {
    sides[side === 'left' ? 0 : 1].choose(group);
    // The other group may still be on its way.
    const one = side === 'left' ? group?.id : (left?.id ?? leftId);
    const other = side === 'right' ? group?.id : (right?.id ?? rightId);
    onCompared(one === undefined ? [] : [one, ...(other === undefined ? [] : [other])]);
    another();
  };
  const read = isWithList ? sides.slice(0, 1) : sides;
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
      <Status>
        {read.some(({ isBusy }) => isBusy) && <Spinner size="small" label={words('loading')} />}
        {read.map(
          ({ group, failure, ask }, side) =>
            failure &&
            !group && (
              <ReadingFailure key={side} title="group.failed" failure={failure} onRetry={ask} />
            ),
        )}
      </Status>
      <Box xcss={readable}>
        <Stack space="space.150">
          <GroupSelect
            id="compare-left"
            label="compare.group"
            purpose="reading"
            chosen={left}
            onChoose={(group) => {
              choose('left', group);
            }}
          />
          {isWithList ? (
            <PeopleList listed={listed} />
          ) : (
            <GroupSelect
              id="compare-right"
              label="compare.with"
              purpose="reading"
              chosen={right}
              onChoose={(group) => {
                choose('right', group);
                setIsPreset(false);
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
                choose('right', group);
                setIsPreset(true);
              }}
            />
          )}
        </Stack>
      </Box>
      {left && leftSide && !isSame && (isWithList || rightSide) && (
        <ReadSides
          sides={rightSide && !isWithList ? [leftSide, rightSide] : [leftSide]}
          onAsked={() => {
            setIsAsked(true);
          }}
        />
      )}
      {left && leftSide?.isComplete && people && !isSame && (
        <Result
          left={left}
          right={isWithList ? undefined : right}
          isLeftWhole={isWhole(leftSide)}
          isRightWhole={isWithList ? listed.unknown.length === 0 : isWhole(rightSide)}
          comparison={compare(leftSide.members, people)}
          isOutdated={isOutdated}
          first={isPreset && !isWithList ? 'only-right' : 'only-left'}
          takesFocus={isAsked}
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

/** A group that can be chosen. The one with this ID is looked up first. */
const useGroupById = (firstId: string | undefined) => {
  const [group, choose] = useState<Group>();
  const [state, setState] = useState<{ isBusy: boolean; failure?: PageFailure }>({ isBusy: false });
  const groupId = useRef(firstId).current;
  const ask = (): void => {
    if (groupId === undefined) return;
    setState({ isBusy: true });
    void answered(invoke('getGroup', { groupId })).then((answer) => {
      if (answer.ok) choose((now) => now ?? answer.value.group);
      setState({ isBusy: false, ...(!answer.ok && { failure: answer.failure }) });
    });
  };
  useEffect(ask, []);
  return { ...state, group, choose, ask };
};

/** Offers the groups that give access to Confluence: who of them is missing in the other group? */
const AccessPresets = ({ onChoose }: { onChoose: (group: Group) => void }) => {
  const words = useWords();
  const ask = useCallback(() => invoke('listAccessGroups'), []);
  const { state } = useLoaded(ask);
  if (state.kind === 'failed') return <Text size="small">{words('compare.access.failed')}</Text>;
  if (state.kind !== 'loaded' || state.value.length === 0) return null; // only an offer
  return (
    <GroupButtons
      text={<Text size="small">{words('compare.access')}</Text>}
      groups={state.value}
      onChoose={onChoose}
    />
  );
};

/**
 * Whether all members of a group were read, as far as Confluence says how many there are. Not before
 * it was asked.
 */
const isWhole = (side: GroupSide | undefined): boolean =>
  side !== undefined &&
  side.isComplete &&
  side.isCounted &&
  (side.count === undefined || side.count === side.members.length);

type ReadSidesProps = { sides: readonly GroupSide[]; onAsked: () => void };

/** What reading the members costs, and how far it is. */
const ReadSides = ({ sides, onAsked }: ReadSidesProps) => {
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
            onAsked();
          }}
        >
          {words('compare.submit')}
        </LoadingButton>
      )}
      <Status>{isBusy && <Text>{counted('members.reading', read)}</Text>}</Status>
    </Stack>
  );
};
