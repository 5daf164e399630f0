import {
  Box,
  Button,
  ButtonGroup,
  ErrorMessage,
  Form,
  FormFooter,
  HelperMessage,
  Inline,
  Label,
  LoadingButton,
  RequiredAsterisk,
  Stack,
  Textfield,
  UserPicker,
  xcss,
} from '@forge/react';
import React, { useState } from 'react';
import { GroupSelect } from '../groups/GroupSelect';
import { typedText } from '../words/fill';
import { useWords } from '../words/useWords';
import { OutcomeMessage } from './OutcomeMessage';
import { RemoveFromGroup } from './RemoveFromGroup';
import { type Named, pickedAccountId } from './changeWords';
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

type AccountIdFieldProps = {
  onChange: (accountId: string) => void;
  isInvalid: boolean;
  /** Whether it was emptied for the next person, whose id is then typed at once. */
  isNext: boolean;
};

const ID = 'account-id';

/** An account id pasted as text; blanks around it are dropped. */
const AccountIdField = ({ onChange, isInvalid, isNext }: AccountIdFieldProps) => {
  const words = useWords();
  return (
    <>
      <Label labelFor={ID}>
        {words('add.account-id')}
        <RequiredAsterisk />
      </Label>
      <Textfield
        id={ID}
        name={ID}
        autoFocus={isNext}
        isInvalid={isInvalid}
        onChange={(event) => {
          onChange(typedText(event).trim());
        }}
      />
      <HelperMessage>{words('add.account-id.hint')}</HelperMessage>
    </>
  );
};

type PersonFieldProps = {
  /** A new number empties the field. */
  person: number;
  /** Empty where nobody is named. */
  onChange: (accountId: string) => void;
  error?: string | undefined;
};

/** Whom it is about: picked by name, or named by a pasted account id. */
export const PersonField = ({ person, onChange, error }: PersonFieldProps) => {
  const words = useWords();
  const [isPasting, setIsPasting] = useState(false);
  return (
    <Box>
      {isPasting ? (
        <AccountIdField
          key={person}
          onChange={onChange}
          isInvalid={error !== undefined}
          isNext={person > 0}
        />
      ) : (
        <UserPicker
          key={person}
          name="person"
          label={words('add.person')}
          placeholder={words('add.person.placeholder')}
          isRequired
          onChange={(picked: unknown) => {
            onChange(pickedAccountId(picked));
          }}
        />
      )}
      {error !== undefined && <ErrorMessage>{error}</ErrorMessage>}
      <Inline>
        <Button
          appearance="subtle"
          spacing="compact"
          onClick={() => {
            setIsPasting(!isPasting);
            onChange(''); // whoever was named in the other field is not shown in this one
          }}
        >
          {words(isPasting ? 'add.pick-instead' : 'add.paste-instead')}
        </Button>
      </Inline>
    </Box>
  );
};
