import {
  Box,
  Button,
  ErrorMessage,
  Form,
  HelperMessage,
  Label,
  LoadingButton,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
  ModalTitle,
  RadioGroup,
  RequiredAsterisk,
  Stack,
  Text,
  Textfield,
} from '@forge/react';
import React, { useState } from 'react';
import type { NewKey } from '../../../src/contract/adminApi';
import { MAX_LABEL_LENGTH } from '../../../src/domain/limits';
import { invoke } from '../api/invoke';
import { useAction } from '../api/useLoaded';
import { GroupSelect } from '../groupPicker/GroupSelect';
import { typedText } from '../words/fill';
import { useWords } from '../words/useWords';
import { type KeyFields, keyProblems, type KeyReach, tooManyKeys } from './keyWords';
import { KeyFailure } from './SecretOnce';

type CreateKeyProps = {
  onCreated: (created: NewKey) => void;
  onChanged: () => void;
  onClose: () => void;
};

/** The dialog that creates a key. */
export const CreateKey = ({ onCreated, onChanged, onClose }: CreateKeyProps) => {
  const words = useWords();
  const { fields, change, errors, submit, isRunning, failure } = useKeyForm(
    onChanged,
    (created) => {
      onClose();
      onCreated(created);
    },
  );
  // The dialog stays open while the key is created, because the secret is shown only once.
  const close = (): void => {
    if (!isRunning) onClose();
  };
  return (
    <Modal onClose={close}>
      <Form onSubmit={submit}>
        <ModalHeader>
          <ModalTitle>{words('create-key.title')}</ModalTitle>
        </ModalHeader>
        <ModalBody>
          <Stack space="space.150">
            <Text>{words('create-key.owner')}</Text>
            <KeyLabelField
              error={errors.label}
              onChange={(label) => {
                change({ label });
              }}
            />
            <KeyGroupsField fields={fields} error={errors.groups} onChange={change} />
            <Box role="status">
              {failure && (
                <KeyFailure title="create-key.failed" failure={failure} unusable={tooManyKeys} />
              )}
            </Box>
          </Stack>
        </ModalBody>
        <ModalFooter>
          <Button appearance="subtle" isDisabled={isRunning} onClick={close}>
            {words('cancel')}
          </Button>
          <LoadingButton appearance="primary" type="submit" isLoading={isRunning}>
            {words('create-key.submit')}
          </LoadingButton>
        </ModalFooter>
      </Form>
    </Modal>
  );
};

type KeyGroupsFieldProps = {
  fields: KeyFields;
  error: string | undefined;
  onChange: (changed: Partial<KeyFields>) => void;
};

const GROUPS_ID = 'key-reach';
const REACHES = ['chosen', 'all-unprotected'] as const satisfies KeyReach[];

/** Which groups a key covers: selected ones, or all that aren't protected. */
const KeyGroupsField = ({ fields, error, onChange }: KeyGroupsFieldProps) => {
  const words = useWords();
  const options = REACHES.map((value) => ({
    name: GROUPS_ID,
    value,
    label: words(value === 'chosen' ? 'create-key.chosen' : 'create-key.all-unprotected'),
  }));
  return (
    <Box>
      <Label labelFor={GROUPS_ID}>{words('create-key.reach')}</Label>
      <RadioGroup
        name={GROUPS_ID}
        options={options}
        value={fields.reach}
        onChange={(event) => {
          onChange({ reach: typedText(event) === 'chosen' ? 'chosen' : 'all-unprotected' });
        }}
      />
      {fields.reach === 'chosen' && (
        <GroupSelect
          id="key-groups"
          label="keys.groups"
          purpose="delegating"
          isMulti
          chosen={fields.groups}
          onChoose={(groups) => {
            onChange({ groups });
          }}
          error={error}
        />
      )}
    </Box>
  );
};

type KeyLabelFieldProps = { error: string | undefined; onChange: (label: string) => void };

const LABEL_ID = 'key-label';

/** The label of a key. */
const KeyLabelField = ({ error, onChange }: KeyLabelFieldProps) => {
  const words = useWords();
  return (
    <Box>
      <Label labelFor={LABEL_ID}>
        {words('keys.label')}
        <RequiredAsterisk />
      </Label>
      <Textfield
        id={LABEL_ID}
        name={LABEL_ID}
        maxLength={MAX_LABEL_LENGTH}
        isInvalid={error !== undefined}
        onChange={(event) => {
          onChange(typedText(event));
        }}
      />
      {error === undefined ? (
        <HelperMessage>{words('create-key.label.hint')}</HelperMessage>
      ) : (
        <ErrorMessage>{error}</ErrorMessage>
      )}
    </Box>
  );
};

const EMPTY: KeyFields = { label: '', reach: 'chosen', groups: [] };

/** The fields of a new key, their errors, and the call that creates it. */
const useKeyForm = (onChanged: () => void, onCreated: (created: NewKey) => void) => {
  const words = useWords();
  const [fields, setFields] = useState(EMPTY);
  const [wasTried, setWasTried] = useState(false);
  const { run, isRunning, failure } = useAction(onChanged);

  const problems = keyProblems(fields);
  const shown = wasTried ? problems : {};
  const errors = {
    label: shown.label && words(shown.label),
    groups: shown.groups && words(shown.groups),
  };

  const submit = async (): Promise<void> => {
    setWasTried(true);
    if (problems.label || problems.groups) return;
    const label = fields.label.trim();
    const groups = fields.reach === 'chosen' ? fields.groups.map(({ id }) => id) : fields.reach;
    await run(() => invoke('createKey', { label, groups }), onCreated);
  };

  const change = (changed: Partial<KeyFields>): void => {
    setFields((before) => ({ ...before, ...changed }));
  };

  return { fields, change, errors, submit, isRunning, failure };
};
