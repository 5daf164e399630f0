import { Box, ErrorMessage, Form, FormFooter, LoadingButton, UserPicker } from '@forge/react';
import React, { useState } from 'react';
import type { Group } from '../../../../src/contract/adminApi';
import type { Changes } from '../../changes/useChanges';
import { pickedAccountIds } from '../../ui/PersonField';
import { readable } from '../../ui/layout';
import { useWords, useWriting } from '../../words/useWords';

type Props = { group: Group; changes: Changes };

/** Adds people to the group: one at once, several by a plan. Give it another `key` to empty it. */
export const AddPeople = ({ group, changes }: Props) => {
  const { counted } = useWriting();
  const words = useWords();
  const [picked, setPicked] = useState<readonly string[]>([]);
  const [wasEmpty, setWasEmpty] = useState(false);
  const { running, creation } = changes;
  const add = (): void => {
    setWasEmpty(picked.length === 0);
    if (picked.length === 0) return;
    changes.request(picked.map((accountId) => ({ action: 'add', group, accountId })));
  };
  return (
    <Box xcss={readable}>
      <Form onSubmit={add}>
        <UserPicker
          name="group-add-people"
          label={words('group.add')}
          placeholder={words('add.person.placeholder')}
          isMulti
          onChange={(people: unknown) => {
            setPicked(pickedAccountIds(people));
          }}
        />
        {wasEmpty && picked.length === 0 && (
          <ErrorMessage>{words('group.add.missing')}</ErrorMessage>
        )}
        <FormFooter align="start">
          <LoadingButton
            appearance="primary"
            type="submit"
            isLoading={running?.action === 'add' || creation.isRunning}
          >
            {picked.length > 1 ? counted('group.add.submit', picked.length) : words('add.submit')}
          </LoadingButton>
        </FormFooter>
      </Form>
    </Box>
  );
};
