import { Box, ErrorMessage, Form, UserPicker } from '@forge/react';
import React, { useEffect, useRef, useState } from 'react';
import type { Group } from '../../../../src/contract/adminApi';
import type { Changes } from '../../changes/useChanges';
import { pickedAccountIds } from '../../ui/PersonField';
import { Submit, readable } from '../../ui/layout';
import { useWords, useWriting } from '../../words/useWords';

type Props = {
  group: Group;
  /** A new number empties the field if it still has the people who were sent. */
  made: number;
  changes: Changes;
};

/** Adds people to the group: one at once, several by a plan. */
export const AddPeople = ({ group, made, changes }: Props) => {
  const { counted } = useWriting();
  const words = useWords();
  const [picked, setPicked] = useState<readonly string[]>([]);
  const [emptied, setEmptied] = useState(0);
  const sent = useRef<readonly string[]>();
  useEffect(() => {
    // Several become a plan, which leaves no last change.
    const isOther = changes.last?.accountId !== (picked.length > 1 ? undefined : picked[0]);
    if (sent.current === picked && !isOther) {
      setPicked([]);
      setEmptied(made);
    }
    sent.current = undefined;
  }, [made]);
  const [wasEmpty, setWasEmpty] = useState(false);
  const { running, isBusy } = changes;
  const isAdding = running?.action === 'add' && running.group.id === group.id;
  const add = (): void => {
    if (isBusy) return;
    setWasEmpty(picked.length === 0);
    if (picked.length === 0) return;
    sent.current = picked;
    changes.request(picked.map((accountId) => ({ action: 'add', group, accountId })));
  };
  return (
    <Box xcss={readable}>
      <Form onSubmit={add}>
        <UserPicker
          key={emptied}
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
        <Submit appearance="primary" isLoading={isAdding} isDisabled={isBusy && !isAdding}>
          {picked.length > 1 ? counted('group.add.submit', picked.length) : words('add.submit')}
        </Submit>
      </Form>
    </Box>
  );
};
