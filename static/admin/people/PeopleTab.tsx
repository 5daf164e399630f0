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
import type { Named } from './changeWords';
import { OutcomeMessage } from './OutcomeMessage';
import { useMembershipForm } from './useMembershipForm';

type PeopleTabProps = { recent: Loaded<RecentEntry[]>; onChanged: () => void };

/** The first tab: add or remove a person, with the recent changes below. */
export const PeopleTab = ({ recent, onChanged }: PeopleTabProps) => (
  <Stack space="space.400">
    <MembershipForm onChanged={onChanged} />
    <RecentChanges changes={recent} />
  </Stack>
);

const readable = xcss({ maxWidth: '600px' });

/** The form that adds or removes one person. It keeps its group for the next person. */
const MembershipForm = ({ onChanged }: { onChanged: () => void }) => {
  const words = useWords();
  const { fields, change, chooseGroup, named, send, running, last } = useMembershipForm(onChanged);
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

/** Asks before a person is removed from a group, because they may lose access they need. */
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
        <Phrase
          text="remove.about"
          values={{ person, group: <GroupName name={asked.group.name} /> }}
        />
      </Text>
    </ConfirmDialog>
  );
};
