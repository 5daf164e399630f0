import { Box, Button, ErrorMessage, Inline, Textfield, UserPicker } from '@forge/react';
import React, { useId, useState } from 'react';
import { readAccountId } from '../bulk/import/people';
import { type MessageKey, typedText } from '../words/fill';
import { Field } from './fields';
import { useWords } from '../words/useWords';

type PersonFieldProps = {
  label?: MessageKey;
  /** The person in the field at first. */
  initial?: string | undefined;
  /** A new number puts the field back to that person, or empties it. */
  round?: number;
  /** Called while the admin types or picks. Gets an empty text if no person is given. */
  onChange: (accountId: string) => void;
  /** Called when a person was picked, and when the admin leaves the field of a complete ID. */
  onDone?: (accountId: string) => void;
  error?: string | undefined;
};

/** A person: picked by name, or given as an account ID. */
export const PersonField = (props: PersonFieldProps) => {
  const { label = 'add.person', initial, round = 0, onChange, onDone, error } = props;
  const words = useWords();
  const [pasting, setPasting] = useState<number>(); // the round in which an ID is pasted
  const isPasting = pasting === round;
  return (
    <Box>
      {isPasting ? (
        <AccountIdField
          key={round}
          onChange={onChange}
          onDone={onDone}
          isInvalid={error !== undefined}
        />
      ) : (
        <UserPicker
          key={round}
          name="person"
          label={words(label)}
          placeholder={words('add.person.placeholder')}
          isRequired
          {...(initial !== undefined && { defaultValue: initial })}
          onChange={(picked: unknown) => {
            const accountId = pickedAccountIds([picked])[0] ?? '';
            onChange(accountId);
            onDone?.(accountId);
          }}
        />
      )}
      {error !== undefined && <ErrorMessage>{error}</ErrorMessage>}
      <Inline>
        <Button
          appearance="subtle"
          spacing="compact"
          onClick={() => {
            setPasting(isPasting ? undefined : round);
            onChange(''); // the other field doesn't show the earlier choice
            onDone?.('');
          }}
        >
          {words(isPasting ? 'add.pick-instead' : 'add.paste-instead')}
        </Button>
      </Inline>
    </Box>
  );
};

type AccountIdFieldProps = {
  onChange: (accountId: string) => void;
  onDone: ((accountId: string) => void) | undefined;
  isInvalid: boolean;
};

/** A field for a pasted account ID, with the focus. A label such as `accountid:` isn't part of it. */
const AccountIdField = ({ onChange, onDone, isInvalid }: AccountIdFieldProps) => {
  const words = useWords();
  const id = `account-id${useId()}`; // several may be on the page
  return (
    <Field id={id} label={words('add.account-id')} isRequired hint={words('add.account-id.hint')}>
      <Textfield
        id={id}
        name={id}
        autoFocus
        isInvalid={isInvalid}
        onChange={(event) => {
          const text = typedText(event).trim();
          onChange(readAccountId(text) ?? text);
        }}
        onBlur={(event) => {
          const accountId = readAccountId(typedText(event).trim());
          if (accountId !== undefined) onDone?.(accountId);
        }}
      />
    </Field>
  );
};

/** The account IDs from a UserPicker for several people. It gives null if all were removed. */
export const pickedAccountIds = (picked: unknown): string[] =>
  (Array.isArray(picked) ? (picked as unknown[]) : []).flatMap((person) =>
    typeof person === 'object' && person !== null && 'id' in person && typeof person.id === 'string'
      ? [person.id]
      : [],
  );
