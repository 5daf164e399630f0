import {
  Box,
  Button,
  ButtonGroup,
  Form,
  FormFooter,
  LoadingButton,
  Stack,
  Text,
  User,
  xcss,
} from '@forge/react';
import React, { useState } from 'react';
import type { Loaded } from '../api/useLoaded';
import { GroupSelect } from '../groups/GroupSelect';
import { RecentChanges } from '../recent/RecentChanges';
import type { RecentEntry } from '../recent/recentEntry';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { PersonField } from '../ui/PersonField';
import { GroupName, Phrase } from '../ui/Phrase';
import { useWords } from '../words/useWords';
import { OutcomeMessage } from './OutcomeMessage';
import type { Named } from './changeWords';
import { useAddForm } from './useMembershipForm';

type AddPeopleProps = { recent: Loaded<RecentEntry[]>; onChanged: () => void };

/** The first tab: add or remove somebody, and below it what was done lately. */
export const PeopleTab = ({ recent, onChanged }: AddPeopleProps) => (
  <Stack space="space.400">
    <MembershipForm onChanged={onChanged} />
    <RecentChanges changes={recent} />
  </Stack>
);

const readable = xcss({ maxWidth: '600px' });

/** The form that adds or removes one person; it keeps its group for the next. */
const MembershipForm = ({ onChanged }: { onChanged: () => void }) => {
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
              onChange={(named) => {
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

type RemoveFromGroupProps = {
  asked: Named;
  isRunning: boolean;
  onConfirm: () => void;
  onClose: () => void;
};

/** Asks before somebody is taken out of a group, since they may lose what they work with. */
const RemoveFromGroup = ({ asked, isRunning, onConfirm, onClose }: RemoveFromGroupProps) => {
  const words = useWords();
  const person = <User accountId={asked.accountId} />;
  return (
    <ConfirmDialog
      title={words('remove.title')}
      confirm={words('remove.confirm')}
      isDangerous
      isRunning={isRunning}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      <Text>
        <Phrase of="remove.about" with={{ person, group: <GroupName name={asked.group.name} /> }} />
      </Text>
    </ConfirmDialog>
  );
};
