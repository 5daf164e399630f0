import React from 'react';
import { Box, Form, FormFooter, LoadingButton, Stack, xcss } from '@forge/react';
import { GroupSelect } from '../groups/GroupSelect';
import { useWords } from '../words/useWords';
import { OutcomeMessage } from './OutcomeMessage';
import { PersonField } from './PersonField';
import { useAddForm } from './useAddForm';

const readable = xcss({ maxWidth: '600px' });

/** The form that adds one person to one group; it keeps its group for the next person. */
export const AddMember = ({ onChanged }: { onChanged: () => void }) => {
  const words = useWords();
  const { fields, change, chooseGroup, submit, isRunning, last } = useAddForm(onChanged);
  const { group, accountId, person, wasIncomplete } = fields;
  return (
    <Box xcss={readable}>
      <Stack space="space.200">
        <Form onSubmit={submit}>
          <Stack space="space.150">
            <GroupSelect
              id="group"
              label="add.group"
              purpose="adding"
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
            <LoadingButton appearance="primary" type="submit" isLoading={isRunning}>
              {words('add.submit')}
            </LoadingButton>
          </FormFooter>
        </Form>
        <Box role="status">
          {last && (
            <OutcomeMessage
              addition={last}
              onChooseGroup={(near) => {
                change({ group: near });
              }}
            />
          )}
        </Box>
      </Stack>
    </Box>
  );
};
