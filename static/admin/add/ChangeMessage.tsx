import React from 'react';
import { SectionMessage, Stack, Text, User } from '@forge/react';
import type { Change, Group } from '../../../src/application/adminApi';
import { GroupName } from '../words/GroupName';
import { Phrase } from '../words/Phrase';
import { useWords } from '../words/useWords';
import { actedAsWords, changeWords } from './changeWords';

type Props = {
  change: Change;
  /** The group as it was picked; it may have another name by now. */
  chosen: Group;
};

/** A change that holds now: who is in what, as whom it was made, and what is not certain about it. */
export const ChangeMessage = ({ change, chosen }: Props) => {
  const words = useWords();
  const { title, sentence, isChange, uncertain } = changeWords[change.status];
  const appearance = !change.recorded ? 'warning' : isChange ? 'success' : 'information';
  const person = <User accountId={change.accountId} />;
  return (
    <SectionMessage appearance={appearance} title={words(title)}>
      <Stack space="space.100">
        <Text>
          <Phrase of={sentence} with={{ person, group: <GroupName name={change.groupName} /> }} />
        </Text>
        {isChange && <Text>{words(actedAsWords[change.actedAs])}</Text>}
        {!change.certain && <Text>{words(uncertain)}</Text>}
        {!change.recorded && <Text>{words('change.unrecorded')}</Text>}
        {change.groupName !== chosen.name && (
          <Text>
            <Phrase of="change.renamed" with={{ before: <GroupName name={chosen.name} /> }} />
          </Text>
        )}
      </Stack>
    </SectionMessage>
  );
};
