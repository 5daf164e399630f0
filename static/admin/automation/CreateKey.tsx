import {
  Box,
  Button,
  Checkbox,
  ErrorMessage,
  Form,
  Label,
  LoadingButton,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
  ModalTitle,
  RequiredAsterisk,
  Stack,
  Text,
} from '@forge/react';
import React, { useState } from 'react';
import type { ChangeAction, NewKey } from '../../../src/contract/adminApi';
import { MAX_LABEL_LENGTH } from '../../../src/domain/limits';
import { invoke } from '../api/invoke';
import { useAction } from '../api/useLoaded';
import { GroupsSelect } from '../groupPicker/GroupSelect';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { RadioField, TextField } from '../ui/fields';
import { Note, Status } from '../ui/layout';
import { useWords } from '../words/useWords';
import {
  KEY_ACTIONS,
  type KeyFields,
  keyProblems,
  type KeyReach,
  removesFromAll,
  tooManyKeys,
} from './keyWords';
import { KeyFailure } from './SecretOnce';

type CreateKeyProps = {
  onCreated: (created: NewKey) => void;
  onChanged: () => void;
  onClose: () => void;
};

/** The dialog that creates a key. It asks before it creates one that removes from all groups. */
export const CreateKey = ({ onCreated, onChanged, onClose }: CreateKeyProps) => {
  const words = useWords();
  const form = useKeyForm(onChanged, (created) => {
    onClose();
    onCreated(created);
  });
  const { fields, change, errors, submit, isRunning, failure } = form;
  // The dialog stays open while the key is created, because the secret is shown only once.
  const close = (): void => {
    if (!isRunning) onClose();
  };
  const failed = failure && (
    <KeyFailure title="create-key.failed" failure={failure} unusable={tooManyKeys} />
  );
  if (form.isAsking)
    return (
      <ConfirmDialog
        title={words('create-key.remove-all.title')}
        confirm={words('create-key.remove-all.confirm')}
        isDangerous
        isRunning={isRunning}
        onConfirm={() => void form.create()}
        onClose={form.goBack}
      >
        <Stack space="space.100">
          <Text>{words('create-key.remove-all.about', { label: fields.label.trim() })}</Text>
          <Text>{words('create-key.remove-all.instead')}</Text>
          <Status>{failed}</Status>
        </Stack>
      </ConfirmDialog>
    );
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
              label={fields.label}
              error={errors.label}
              onChange={(label) => {
                change({ label });
              }}
            />
            <KeyActionsField actions={fields.actions} error={errors.actions} onChange={change} />
            <KeyGroupsField fields={fields} error={errors.groups} onChange={change} />
            <Status>{failed}</Status>
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

type KeyActionsFieldProps = {
  actions: readonly ChangeAction[];
  error: string | undefined;
  onChange: (changed: Pick<KeyFields, 'actions'>) => void;
};

const ACTIONS_ID = 'key-actions';

/** What a key may do. For removals, it says what they take away. */
const KeyActionsField = ({ actions, error, onChange }: KeyActionsFieldProps) => {
  const words = useWords();
  return (
    <Stack space="space.100">
      <Box>
        <Label labelFor={`${ACTIONS_ID}-add`}>
          {words('create-key.actions')}
          <RequiredAsterisk />
        </Label>
        {KEY_ACTIONS.map((action) => (
          <Checkbox
            key={action}
            id={`${ACTIONS_ID}-${action}`}
            name={`${ACTIONS_ID}-${action}`}
            label={words(`automation.to.${action}`)}
            isChecked={actions.includes(action)}
            onChange={(event) => {
              const others = actions.filter((each) => each !== action);
              onChange({ actions: event.target.checked === true ? [...others, action] : others });
            }}
          />
        ))}
        {error !== undefined && <ErrorMessage>{error}</ErrorMessage>}
      </Box>
      {actions.includes('remove') && (
        <Note appearance="warning" title="create-key.remove.title" text="create-key.remove.about" />
      )}
    </Stack>
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
    value,
    label: words(value === 'chosen' ? 'create-key.chosen' : 'create-key.all-unprotected'),
  }));
  return (
    <Box>
      <RadioField
        id={GROUPS_ID}
        label={words('create-key.reach')}
        options={options}
        value={fields.reach}
        onChange={(reach) => {
          onChange({ reach });
        }}
      />
      {fields.reach === 'chosen' && (
        <GroupsSelect
          id="key-groups"
          label="create-key.chosen"
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

type KeyLabelFieldProps = {
  label: string;
  error: string | undefined;
  onChange: (label: string) => void;
};

const LABEL_ID = 'key-label';

/** The label of a key. */
const KeyLabelField = ({ label, error, onChange }: KeyLabelFieldProps) => {
  const words = useWords();
  return (
    <TextField
      id={LABEL_ID}
      label={words('keys.label')}
      isRequired
      maxLength={MAX_LABEL_LENGTH}
      defaultValue={label}
      error={error}
      hint={error === undefined && words('create-key.label.hint')}
      onChange={onChange}
    />
  );
};

const EMPTY: KeyFields = { label: '', actions: ['add'], reach: 'chosen', groups: [] };

/**
 * The fields of a new key, their errors, and the call that creates it. `isAsking` is true while the
 * admin is asked whether the key may really remove people from all groups.
 */
const useKeyForm = (onChanged: () => void, onCreated: (created: NewKey) => void) => {
  const words = useWords();
  const [fields, setFields] = useState(EMPTY);
  const [wasTried, setWasTried] = useState(false);
  const [isAsking, setIsAsking] = useState(false);
  const { run, isRunning, failure } = useAction(onChanged);

  const problems = keyProblems(fields);
  const shown = wasTried ? problems : {};
  const errors = {
    label: shown.label && words(shown.label),
    actions: shown.actions && words(shown.actions),
    groups: shown.groups && words(shown.groups),
  };

  const create = async (): Promise<void> => {
    const label = fields.label.trim();
    const groups = fields.reach === 'chosen' ? fields.groups.map(({ id }) => id) : fields.reach;
    const actions = [...fields.actions];
    await run(() => invoke('createKey', { label, groups, actions }), onCreated);
  };

  const submit = async (): Promise<void> => {
    setWasTried(true);
    if (Object.keys(problems).length > 0) return;
    if (removesFromAll(fields)) setIsAsking(true);
    else await create();
  };

  const change = (changed: Partial<KeyFields>): void => {
    setFields((before) => ({ ...before, ...changed }));
  };

  const goBack = (): void => {
    setIsAsking(false);
  };

  return { fields, change, errors, submit, isAsking, create, goBack, isRunning, failure };
};
