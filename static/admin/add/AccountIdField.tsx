import React from 'react';
import { HelperMessage, Label, RequiredAsterisk, Textfield } from '@forge/react';
import { typedText } from '../words/typedText';
import { useWords } from '../words/useWords';

type Props = { onName: (accountId: string) => void; isInvalid: boolean };

const ID = 'account-id';

/** An account id pasted as text; blanks around it are dropped. */
export const AccountIdField = ({ onName, isInvalid }: Props) => {
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
        isInvalid={isInvalid}
        onChange={(event) => {
          onName(typedText(event).trim());
        }}
      />
      <HelperMessage>{words('add.account-id.hint')}</HelperMessage>
    </>
  );
};
