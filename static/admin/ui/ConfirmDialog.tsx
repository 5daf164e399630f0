import {
  Button,
  LoadingButton,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
  ModalTitle,
} from '@forge/react';
import React, { type ReactNode } from 'react';
import { useWords } from '../words/useWords';

type Props = {
  title: string;
  confirm: string;
  isDangerous: boolean;
  /** Whether the button warns, if the action isn't dangerous. It does unless this is false. */
  isRisky?: boolean;
  isRunning: boolean;
  onConfirm: () => void;
  onClose: () => void;
  children: ReactNode;
};

/** Until then, a closed dialog keeps the focus. */
export const DIALOG_FADES_MS = 500;

/**
 * Asks before an action that others would notice. The dialog stays open while the action runs, so
 * that it can show a failure.
 */
export const ConfirmDialog = (props: Props) => {
  const words = useWords();
  const close = (): void => {
    if (!props.isRunning) props.onClose();
  };
  return (
    <Modal width="small" onClose={close}>
      <ModalHeader>
        <ModalTitle isMultiline>{props.title}</ModalTitle>
      </ModalHeader>
      <ModalBody>{props.children}</ModalBody>
      <ModalFooter>
        <Button appearance="subtle" isDisabled={props.isRunning} onClick={close}>
          {words('cancel')}
        </Button>
        <LoadingButton
          appearance={appearanceOf(props)}
          isLoading={props.isRunning}
          onClick={props.onConfirm}
        >
          {props.confirm}
        </LoadingButton>
      </ModalFooter>
    </Modal>
  );
};

const appearanceOf = ({ isDangerous, isRisky = true }: Props): 'danger' | 'warning' | 'primary' => {
  if (isDangerous) return 'danger';
  return isRisky ? 'warning' : 'primary';
};
