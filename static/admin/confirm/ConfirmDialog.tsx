import React, { type ReactNode } from 'react';
import {
  Button,
  LoadingButton,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
  ModalTitle,
} from '@forge/react';
import { useWords } from '../words/useWords';

type Props = {
  title: string;
  confirm: string;
  isDangerous: boolean;
  isRunning: boolean;
  onConfirm: () => void;
  onClose: () => void;
  children: ReactNode;
};

/** Asks before something is done that somebody else would miss. */
export const ConfirmDialog = (props: Props) => {
  const words = useWords();
  return (
    <Modal width="small" onClose={props.onClose}>
      <ModalHeader>
        <ModalTitle isMultiline>{props.title}</ModalTitle>
      </ModalHeader>
      <ModalBody>{props.children}</ModalBody>
      <ModalFooter>
        <Button appearance="subtle" onClick={props.onClose}>
          {words('cancel')}
        </Button>
        <LoadingButton
          appearance={props.isDangerous ? 'danger' : 'warning'}
          isLoading={props.isRunning}
          onClick={props.onConfirm}
        >
          {props.confirm}
        </LoadingButton>
      </ModalFooter>
    </Modal>
  );
};
