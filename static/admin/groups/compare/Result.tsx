import { Button, Inline, LoadingButton, SectionMessage, Stack, Text, User } from '@forge/react';
import React, { useState } from 'react';
import type { Group } from '../../../../src/contract/adminApi';
import { ChangesView } from '../../changes/ChangesView';
import { type DoneChange, isChangeable } from '../../changes/memberChange';
import { type OnPlan, useChanges } from '../../changes/useChanges';
import { Pager, RowsTable } from '../../rows/RowsTable';
import { usePagesOf } from '../../rows/useRows';
import { breakable } from '../../ui/Phrase';
import { Subtitle } from '../../ui/layout';
import { distinctNames } from '../../words/distinctNames';
import { useWriting } from '../../words/useWords';
import { type Comparison, type Part, PARTS, plansFor, whyNoRemoval } from './comparison';

type Props = {
  left: Group;
  right: Group | undefined;
  isLeftWhole: boolean;
  isRightWhole: boolean;
  comparison: Comparison;
  /** Whether members may have changed since it was made. */
  isOutdated: boolean;
  /** The part that is shown first. */
  first: Part;
  /** Whether the button of the shown part takes the focus, because "Compare" is gone. */
  takesFocus: boolean;
  onAgain: () => void;
  onChanged: (done: DoneChange) => void;
  onPlan: OnPlan;
};

/** The three parts: how many people each has, who they are, and what can be planned for them. */
export const Result = (props: Props) => {
  const { left, right, isLeftWhole, isRightWhole, comparison, isOutdated } = props;
  const { onAgain, onChanged, onPlan } = props;
  const { words, counted } = useWriting();
  const [part, setPart] = useState(props.first);
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
            autoFocus={props.takesFocus && each === part}
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
      {(isOutdated || noRemoval === 'compare.not-whole') && (
        <Inline space="space.100" alignBlock="center" shouldWrap>
          {isOutdated && <Text>{words('compare.outdated')}</Text>}
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
            rows={pages.rows.map(({ accountId, name }) => [
              name === undefined ? (
                <User accountId={accountId} />
              ) : (
                <Text maxLines={2}>{name}</Text>
              ),
              <Text maxLines={5}>{accountId}</Text>,
            ])}
          />
          <Pager pages={pages} />
        </>
      )}
    </Stack>
  );
};

const PER_PAGE = 25;

const COLUMNS = [
  { title: 'recent.person', width: 55 },
  { title: 'add.account-id', width: 45 },
] as const;
