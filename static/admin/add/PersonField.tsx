import React, { useState } from 'react';
import { Box, Button, ErrorMessage, Inline, UserPicker } from '@forge/react';
import { useWords } from '../words/useWords';
import { AccountIdField } from './AccountIdField';
import { pickedAccountId } from './pickedAccountId';

type Props = {
  /** A new number empties the field. */
  person: number;
  /** Empty where nobody is named. */
  onName: (accountId: string) => void;
  error?: string | undefined;
};

/** Whom it is about: picked by name, or named by a pasted account id. */
export const PersonField = ({ person, onName, error }: Props) => {
  const words = useWords();
  const [isPasting, setIsPasting] = useState(false);
  return (
    <Box>
      {isPasting ? (
        <AccountIdField
          key={person}
          onName={onName}
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
            onName(pickedAccountId(picked));
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
            onName(''); // whoever was named in the other field is not shown in this one
          }}
        >
          {words(isPasting ? 'add.pick-instead' : 'add.paste-instead')}
        </Button>
      </Inline>
    </Box>
  );
};
