import React, { useState } from 'react';
import { Box, Form, FormFooter, LoadingButton, xcss } from '@forge/react';
import type { Group } from '../../../src/application/adminApi';
import { GroupSelect } from '../groups/GroupSelect';
import { useWords } from '../words/useWords';

type Props = {
  isRunning: boolean;
  onDelegate: (groupId: string, done: () => void) => Promise<void>;
};

const readable = xcss({ maxWidth: '600px' });

/** Puts one more group on the delegation list. */
export const DelegateForm = ({ isRunning, onDelegate }: Props) => {
  const words = useWords();
  const [group, setGroup] = useState<Group>();
  const [wasEmpty, setWasEmpty] = useState(false);

  const submit = async (): Promise<void> => {
    setWasEmpty(!group);
    if (!group) return;
    await onDelegate(group.id, () => {
      setGroup(undefined);
    });
  };

  return (
    <Box xcss={readable}>
      <Form onSubmit={submit}>
        <GroupSelect
          id="delegated-group"
          label="delegation.group"
          purpose="delegating"
          chosen={group ? [group] : []}
          onChoose={([chosen]) => {
            setGroup(chosen);
          }}
          error={wasEmpty && !group ? words('add.group.missing') : undefined}
        />
        <FormFooter align="start">
          <LoadingButton type="submit" isLoading={isRunning}>
            {words('delegation.submit')}
          </LoadingButton>
        </FormFooter>
      </Form>
    </Box>
  );
};
