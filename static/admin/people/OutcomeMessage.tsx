import { Button, Code, Inline, SectionMessage, Stack, Text, User } from '@forge/react';
import React, { useCallback } from 'react';
import type { Change, ChangeAction, Group } from '../../../src/contract/adminApi';
import { invoke } from '../api/invoke';
import { useLoaded } from '../api/useLoaded';
import { FailureMessage } from '../ui/FailureMessage';
import { GroupName, Phrase } from '../ui/Phrase';
import type { MessageKey } from '../words/fill';
import { useWords } from '../words/useWords';
import { actedAsWords, type AskedChange, changeWords, longestWord } from './changeWords';

type OutcomeMessageProps = { asked: AskedChange; onChooseGroup: (group: Group) => void };

const REQUESTED: Record<ChangeAction, MessageKey> = {
  add: 'add.requested',
  remove: 'remove.requested',
};

/** The result of the last change, and the next step. */
export const OutcomeMessage = ({ asked, onChooseGroup }: OutcomeMessageProps) => {
  const { action, group, accountId, answer } = asked;
  if (answer.ok) return <ChangeMessage change={answer.value} chosen={group} />;
  const { code } = answer.failure;
  // The User component would show an unknown account as a former user.
  const isKnown = code !== 'account-not-found' && code !== 'invalid-input';
  const person = isKnown ? <User accountId={accountId} /> : <Code>{accountId}</Code>;
  return (
    <Stack space="space.100">
      <FailureMessage failure={answer.failure} isOfChange />
      <Text size="small">
        <Phrase
          text={REQUESTED[action]}
          values={{ person, group: <GroupName name={group.name} /> }}
        />
      </Text>
      {code === 'group-not-found' && <NearMatches name={group.name} onChoose={onChooseGroup} />}
    </Stack>
  );
};

type ChangeMessageProps = {
  change: Change;
  /** The group as it was picked. It may have another name by now. */
  chosen: Group;
};

/** A change that succeeded: who is in which group, as which identity, and what is uncertain. */
const ChangeMessage = ({ change, chosen }: ChangeMessageProps) => {
  const words = useWords();
  const { title, sentence, isChange, uncertain } = changeWords[change.status];
  const appearance = !change.recorded ? 'warning' : isChange ? 'success' : 'information';
  const person = <User accountId={change.accountId} />;
  return (
    <SectionMessage appearance={appearance} title={words(title)}>
      <Stack space="space.100">
        <Text>
          <Phrase
            text={sentence}
            values={{ person, group: <GroupName name={change.groupName} /> }}
          />
        </Text>
        {isChange && <Text>{words(actedAsWords[change.actedAs])}</Text>}
        {!change.certain && <Text>{words(uncertain)}</Text>}
        {!change.recorded && <Text>{words('change.unrecorded')}</Text>}
        {change.groupName !== chosen.name && (
          <Text>
            <Phrase text="change.renamed" values={{ before: <GroupName name={chosen.name} /> }} />
          </Text>
        )}
      </Stack>
    </SectionMessage>
  );
};

const MAX_OFFERED = 5;

type NearMatchesProps = { name: string; onChoose: (group: Group) => void };

/** Offers groups with names similar to a deleted one. */
const NearMatches = ({ name, onChoose }: NearMatchesProps) => {
  const words = useWords();
  const ask = useCallback(() => invoke('searchGroups', { query: longestWord(name) }), [name]);
  const { state } = useLoaded(ask);
  if (state.kind !== 'loaded') return null; // only an offer, so a failure isn't shown
  const near = state.value.filter(isChoosable).slice(0, MAX_OFFERED);
  if (near.length === 0) return <Text>{words('near.none')}</Text>;
  return (
    <Stack space="space.050">
      <Text>{words('near.some')}</Text>
      <Inline space="space.100" rowSpace="space.050" shouldWrap>
        {near.map((group) => (
          <Button
            key={group.id}
            spacing="compact"
            onClick={() => {
              onChoose(group);
            }}
          >
            {group.name}
          </Button>
        ))}
      </Inline>
    </Stack>
  );
};

const isChoosable = ({ change }: Group): boolean =>
  change === 'allowed' || change === 'as-viewer-only';
