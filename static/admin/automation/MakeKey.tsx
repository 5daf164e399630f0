import React from 'react';
import {
  Box,
  Button,
  Form,
  LoadingButton,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
  ModalTitle,
  Stack,
  Text,
} from '@forge/react';
import type { NewKey } from '../../../src/application/adminApi';
import { useWords } from '../words/useWords';
import { KeyFailure } from './KeyFailure';
import { KeyGroupsField } from './KeyGroupsField';
import { KeyLabelField } from './KeyLabelField';
import { allKeysMade } from './keyWords';
import { useKeyForm } from './useKeyForm';

type Props = { onMade: (made: NewKey) => void; onChanged: () => void; onClose: () => void };

/** The dialog that makes a key. */
export const MakeKey = ({ onMade, onChanged, onClose }: Props) => {
  const words = useWords();
  const { fields, change, errors, submit, isRunning, failure } = useKeyForm(onChanged, (made) => {
    onClose();
    onMade(made);
  });
  // It stays while the key is made: the secret is shown only once.
  const close = (): void => {
    if (!isRunning) onClose();
  };
  return (
    <Modal onClose={close}>
      <Form onSubmit={submit}>
        <ModalHeader>
          <ModalTitle>{words('make-key.title')}</ModalTitle>
        </ModalHeader>
        <ModalBody>
          <Stack space="space.150">
            <Text>{words('make-key.owner')}</Text>
            <KeyLabelField
              error={errors.label}
              onChange={(label) => {
                change({ label });
              }}
            />
            <KeyGroupsField fields={fields} error={errors.groups} onChange={change} />
            <Box role="status">
              {failure && (
                <KeyFailure title="make-key.failed" failure={failure} unusable={allKeysMade} />
              )}
            </Box>
          </Stack>
        </ModalBody>
        <ModalFooter>
          <Button appearance="subtle" isDisabled={isRunning} onClick={close}>
            {words('cancel')}
          </Button>
          <LoadingButton appearance="primary" type="submit" isLoading={isRunning}>
            {words('make-key.submit')}
          </LoadingButton>
        </ModalFooter>
      </Form>
    </Modal>
  );
};
