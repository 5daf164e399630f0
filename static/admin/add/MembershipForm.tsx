import React, { useState } from 'react';
import {
  Box,
  Button,
  ButtonGroup,
  Form,
  FormFooter,
  LoadingButton,
  Stack,
  xcss,
} from '@forge/react';
import { GroupSelect } from '../groups/GroupSelect';
import { useWords } from '../words/useWords';
import type { Named } from './askedChange';
import { OutcomeMessage } from './OutcomeMessage';
import { PersonField } from './PersonField';
import { RemoveFromGroup } from './RemoveFromGroup';
import { useAddForm } from './useAddForm';

const readable = xcss({ maxWidth: '600px' });

/** The form that adds or removes one person; it keeps its group for the next. */
export const MembershipForm = ({ onChanged }: { onChanged: () => void }) => {
  const words = useWords();
  const { fields, change, chooseGroup, named, send, running, last } = useAddForm(onChanged);
  const { group, accountId, person, wasIncomplete } = fields;
  const [toRemove, setToRemove] = useState<Named>();
  const add = async (): Promise<void> => {
    const asked = named();
    if (asked) await send('add', asked);
  };
  const remove = async (asked: Named): Promise<void> => {
    await send('remove', asked);
    setToRemove(undefined);
  };
  return (
    <Box xcss={readable}>
      <Stack space="space.200">
        <Form onSubmit={add}>
          <Stack space="space.150">
            <GroupSelect
              id="group"
              label="add.group"
              purpose="changing"
              chosen={group ? [group] : []}
              onChoose={([chosen]) => {
                chooseGroup(chosen);
              }}
              error={wasIncomplete && !group ? words('add.group.missing') : undefined}
            />
            <PersonField
              person={person}
              onName={(named) => {
                change({ accountId: named });
              }}
              error={wasIncomplete && accountId === '' ? words('add.person.missing') : undefined}
            />
          </Stack>
          <FormFooter align="start">
            <ButtonGroup>
              <LoadingButton appearance="primary" type="submit" isLoading={running === 'add'}>
                {words('add.submit')}
              </LoadingButton>
              <Button
                onClick={() => {
                  setToRemove(named());
                }}
              >
                {words('remove.ask')}
              </Button>
            </ButtonGroup>
          </FormFooter>
        </Form>
        <Box role="status">
          {last && (
            <OutcomeMessage
              asked={last}
              onChooseGroup={(near) => {
                change({ group: near });
              }}
            />
          )}
        </Box>
      </Stack>
      {toRemove && (
        <RemoveFromGroup
          asked={toRemove}
          isRunning={running === 'remove'}
          onConfirm={() => void remove(toRemove)}
          onClose={() => {
            setToRemove(undefined);
          }}
        />
      )}
    </Box>
  );
};
