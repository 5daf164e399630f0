import React from 'react';
import { Code, Stack, Text, User } from '@forge/react';
import type { Group } from '../../../src/application/adminApi';
import { FailureMessage } from '../words/FailureMessage';
import { GroupName } from '../words/GroupName';
import { Phrase } from '../words/Phrase';
import type { Addition } from './addition';
import { ChangeMessage } from './ChangeMessage';
import { NearMatches } from './NearMatches';

type Props = { addition: Addition; onChooseGroup: (group: Group) => void };

/** What became of the last person who was to be added, and the next step to take. */
export const OutcomeMessage = ({ addition, onChooseGroup }: Props) => {
  const { group, accountId, answer } = addition;
  if (answer.ok) return <ChangeMessage change={answer.value} chosen={group} />;
  const { code } = answer.failure;
  // Whom Confluence does not know, the User component could only call a former user.
  const isKnown = code !== 'account-not-found' && code !== 'invalid-input';
  const person = isKnown ? <User accountId={accountId} /> : <Code>{accountId}</Code>;
  return (
    <Stack space="space.100">
      <FailureMessage failure={answer.failure} />
      <Text size="small">
        <Phrase of="add.asked-for" with={{ person, group: <GroupName name={group.name} /> }} />
      </Text>
      {code === 'group-not-found' && <NearMatches name={group.name} onChoose={onChooseGroup} />}
    </Stack>
  );
};
