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
  /** Whether the field was emptied for the next person, whose ID is typed right away. */
  isNext: boolean;
};

const ID = 'account-id';

/** A field for a pasted account ID. Trims spaces. */
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
  /** Gets an empty text if no person is given. */
  onChange: (accountId: string) => void;
  error?: string | undefined;
};

/** A person: picked by name, or given as an account ID. */
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
            onChange(''); // the other field doesn't show the earlier choice
          }}
        >
          {words(isPasting ? 'add.pick-instead' : 'add.paste-instead')}
        </Button>
      </Inline>
    </Box>
  );
};

/** The account ID from a UserPicker. Empty if it was cleared. */
const pickedAccountId = (picked: unknown): string =>
  typeof picked === 'object' && picked !== null && 'id' in picked && typeof picked.id === 'string'
    ? picked.id
    : '';
