import { Button, Popup, Stack } from '@forge/react';
import React, { useState } from 'react';
import { useWords } from '../words/useWords';

type Props = {
  /** What the actions are for: "Actions for HR system". */
  label: string;
  actions: readonly { text: string; onChoose: () => void }[];
};

/** A button that opens the actions of a row. In a table's cell, put it into a Fragment. */
export const ActionsMenu = ({ label, actions }: Props) => {
  const words = useWords();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Popup
      isOpen={isOpen}
      placement="bottom-end"
      role="dialog"
      label={label}
      onClose={() => {
        setIsOpen(false);
      }}
      trigger={() => (
        <Button
          spacing="compact"
          isSelected={isOpen}
          onClick={() => {
            setIsOpen(!isOpen);
          }}
        >
          {words('table.actions')}
        </Button>
      )}
      content={() => (
        <Stack>
          {actions.map(({ text, onChoose }) => (
            <Button
              key={text}
              appearance="subtle"
              onClick={() => {
                setIsOpen(false);
                onChoose();
              }}
            >
              {text}
            </Button>
          ))}
        </Stack>
      )}
    />
  );
};
