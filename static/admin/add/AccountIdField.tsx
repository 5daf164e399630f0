import React from 'react';
import { HelperMessage, Label, RequiredAsterisk, Textfield } from '@forge/react';
import { typedText } from '../words/typedText';
import { useWords } from '../words/useWords';

type Props = {
  onName: (accountId: string) => void;
  isInvalid: boolean;
  /** Whether it was emptied for the next person, whose id is then typed at once. */
  isNext: boolean;
};

const ID = 'account-id';

/** An account id pasted as text; blanks around it are dropped. */
export const AccountIdField = ({ onName, isInvalid, isNext }: Props) => {
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
          onName(typedText(event).trim());
        }}
      />
      <HelperMessage>{words('add.account-id.hint')}</HelperMessage>
    </>
  );
};
