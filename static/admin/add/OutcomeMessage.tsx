import React from 'react';
import { Code, Stack, Text, User } from '@forge/react';
import type { ChangeAction, Group } from '../../../src/application/adminApi';
import { FailureMessage } from '../words/FailureMessage';
import { GroupName } from '../words/GroupName';
import { Phrase } from '../words/Phrase';
import type { MessageKey } from '../words/messageKey';
import type { AskedChange } from './askedChange';
import { ChangeMessage } from './ChangeMessage';
import { NearMatches } from './NearMatches';

type Props = { asked: AskedChange; onChooseGroup: (group: Group) => void };

const ASKED_FOR: Record<ChangeAction, MessageKey> = {
  add: 'add.asked-for',
  remove: 'remove.asked-for',
};

/** What became of the last change that was asked for, and the next step to take. */
export const OutcomeMessage = ({ asked, onChooseGroup }: Props) => {
  const { action, group, accountId, answer } = asked;
  if (answer.ok) return <ChangeMessage change={answer.value} chosen={group} />;
  const { code } = answer.failure;
  // Whom Confluence does not know, the User component could only call a former user.
  const isKnown = code !== 'account-not-found' && code !== 'invalid-input';
  const person = isKnown ? <User accountId={accountId} /> : <Code>{accountId}</Code>;
  return (
    <Stack space="space.100">
      <FailureMessage failure={answer.failure} isOfChange />
      <Text size="small">
        <Phrase of={ASKED_FOR[action]} with={{ person, group: <GroupName name={group.name} /> }} />
      </Text>
      {code === 'group-not-found' && <NearMatches name={group.name} onChoose={onChooseGroup} />}
    </Stack>
  );
};
