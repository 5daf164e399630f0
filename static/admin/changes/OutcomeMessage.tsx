import { Code, Inline, LoadingButton, SectionMessage, Stack, Text, User } from '@forge/react';
import React, { useCallback } from 'react';
import type { Change } from '../../../src/contract/adminApi';
import { invoke } from '../api/invoke';
import { useLoaded } from '../api/useLoaded';
import { FailureMessage } from '../ui/FailureMessage';
import { GroupName, Phrase } from '../ui/Phrase';
import { useWords } from '../words/useWords';
import {
  canBeUndone,
  type ChosenGroup,
  type DoneChange,
  isChangeable,
  longestWord,
  mayBeRetried,
  opposite,
  uncertainText,
} from './memberChange';
import type { Changes, Lost } from './useChanges';
import { GroupButtons } from '../ui/fields';

type Props = {
  done: DoneChange;
  changes: Changes;
  onChooseGroup?: ((group: ChosenGroup) => void) | undefined;
};

/** The result of the last change, and the next step: undo it, or try again. */
export const OutcomeMessage = ({ done, changes, onChooseGroup }: Props) => {
  const words = useWords();
  const { group, answer } = done;
  if (answer.ok) return <ChangeMessage done={done} change={answer.value} changes={changes} />;
  const { code } = answer.failure;
  return (
    <Stack space="space.100">
      <FailedChange change={done} why={answer.failure} />
      {mayBeRetried(answer.failure) && (
        <Inline>
          <LoadingButton
            spacing="compact"
            isLoading={changes.isBusy}
            onClick={() => {
              changes.request([done]);
            }}
          >
            {words('try-again')}
          </LoadingButton>
        </Inline>
      )}
      {code === 'group-not-found' && onChooseGroup && (
        <NearMatches key={group.name} name={group.name} onChoose={onChooseGroup} />
      )}
    </Stack>
  );
};

/** Why a change failed, and which one. */
export const FailedChange = ({ change, why }: Extract<Lost, { change: object }>) => {
  const { action, group, accountId } = change;
  // The User component would show an unknown account as a former user.
  const isKnown = why.code !== 'account-not-found' && why.code !== 'invalid-input';
  const person = isKnown ? <User accountId={accountId} /> : <Code>{accountId}</Code>;
  return (
    <>
      <FailureMessage failure={why} isOfChange />
      <Text size="small">
        <Phrase
          text={`${action}.requested`}
          values={{ person, group: <GroupName name={group.name} /> }}
        />
      </Text>
    </>
  );
};

type ChangeMessageProps = { done: DoneChange; change: Change; changes: Changes };

/** A change that succeeded: who is in which group, as which identity, and what is uncertain. */
const ChangeMessage = ({ done, change, changes }: ChangeMessageProps) => {
  const words = useWords();
  const { status, certain } = change;
  const isChange = status === 'added' || status === 'removed';
  const mayBeRemoved = status === 'not-a-member' && !certain;
  const isUnconfirmed = status === 'added' && !certain;
  const title = mayBeRemoved
    ? 'change.maybe-removed.title'
    : isUnconfirmed
      ? 'rule.pending.title'
      : (`change.${status}.title` as const);
  const isDoubtful = !change.recorded || mayBeRemoved || isUnconfirmed;
  const appearance = isDoubtful ? 'warning' : isChange ? 'success' : 'information';
  const person = <User accountId={change.accountId} />;
  // The group's ID is known now, so the undo goes to the group that was changed.
  const { byName: _dropped, ...group } = done.group;
  const changed = { ...done, group: { ...group, id: change.groupId, name: change.groupName } };
  return (
    <SectionMessage appearance={appearance} title={words(title)}>
      <Stack space="space.100" alignInline="start">
        <Text>
          <Phrase
            text={isUnconfirmed ? 'add.requested' : `change.${status}`}
            values={{ person, group: <GroupName name={change.groupName} /> }}
          />
        </Text>
        {/* The User component would draw an account that doesn't exist as a former user. */}
        {status === 'not-a-member' && <Text size="small">{change.accountId}</Text>}
        {isChange && <Text>{words(`change.as-${change.actedAs}`)}</Text>}
        {!certain && <Text>{words(uncertainText(status))}</Text>}
        {!change.recorded && <Text>{words('change.unrecorded')}</Text>}
        {change.groupName !== done.group.name && (
          <Text>
            <Phrase
              text="change.renamed"
              values={{ before: <GroupName name={done.group.name} /> }}
            />
          </Text>
        )}
        {canBeUndone(change) && (
          <LoadingButton
            spacing="compact"
            isLoading={changes.isBusy}
            onClick={() => {
              changes.request([opposite(changed)], {
                undoes: certain ? 'certain' : 'uncertain',
              });
            }}
          >
            {words('change.undo')}
          </LoadingButton>
        )}
      </Stack>
    </SectionMessage>
  );
};

const MAX_OFFERED = 5;

type NearMatchesProps = { name: string; onChoose: (group: ChosenGroup) => void };

/** Offers groups with names similar to a deleted one. */
const NearMatches = ({ name, onChoose }: NearMatchesProps) => {
  const words = useWords();
  const ask = useCallback(() => invoke('searchGroups', { query: longestWord(name) }), [name]);
  const { state } = useLoaded(ask);
  if (state.kind !== 'loaded') return null; // only an offer, so a failure isn't shown
  const near = state.value.filter(isChangeable).slice(0, MAX_OFFERED);
  if (near.length === 0) return <Text>{words('near.none')}</Text>;
  return (
    <GroupButtons text={<Text>{words('near.some')}</Text>} groups={near} onChoose={onChoose} />
  );
};
