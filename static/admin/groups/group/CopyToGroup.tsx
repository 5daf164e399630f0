import { Box, Button, Inline, Stack } from '@forge/react';
import React, { useState } from 'react';
import type { Group } from '../../../../src/contract/adminApi';
import type { ChosenGroup, MemberChange } from '../../changes/memberChange';
import { useWords, useWriting } from '../../words/useWords';
import { GroupSelect } from '../../groupPicker/GroupSelect';
import { readable } from '../../ui/layout';

type Props = {
  from: Group;
  people: readonly string[];
  isBusy: boolean;
  onCopy: (changes: MemberChange[]) => void;
};

/** Chooses the group to which the selected members are added, too. */
export const CopyToGroup = ({ from, people, isBusy, onCopy }: Props) => {
  const words = useWords();
  const { counted } = useWriting();
  const [group, setGroup] = useState<ChosenGroup>();
  const isSame = group?.id === from.id;
  return (
    <Box xcss={readable}>
      <Stack space="space.100">
        <GroupSelect
          id="copy-to-group"
          label="members.copy.to"
          purpose="changing"
          takesNames
          chosen={group}
          onChoose={setGroup}
          error={isSame ? words('members.copy.same') : undefined}
        />
        <Inline>
          <Button
            isDisabled={group === undefined || isSame || people.length === 0 || isBusy}
            onClick={() => {
              if (group) onCopy(people.map((accountId) => ({ action: 'add', group, accountId })));
            }}
          >
            {counted('members.copy.submit', people.length)}
          </Button>
        </Inline>
      </Stack>
    </Box>
  );
};
