import {
  Box,
  Button,
  ErrorMessage,
  HelperMessage,
  Inline,
  Label,
  RequiredAsterisk,
  Textfield,
  UserPicker,
} from '@forge/react';
import React, { useState } from 'react';
import { typedText } from '../words/fill';
import { useWords } from '../words/useWords';

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

/** The account id of whom a UserPicker hands over; empty where it was cleared. */
export const pickedAccountId = (picked: unknown): string =>
  typeof picked === 'object' && picked !== null && 'id' in picked && typeof picked.id === 'string'
    ? picked.id
    : '';
