import {
  Box,
  Button,
  ErrorMessage,
  HelperMessage,
  Inline,
  Label,
  RadioGroup,
  RequiredAsterisk,
  Select,
  Stack,
  Textfield,
} from '@forge/react';
import React, { type ComponentProps, type ReactNode } from 'react';
import type { ChangeAction, Group } from '../../../src/contract/adminApi';
import { distinctNames } from '../words/distinctNames';
import { chosenValues, typedText } from '../words/fill';
import { useWords } from '../words/useWords';

type FieldProps = {
  id: string;
  label: string;
  isRequired?: boolean | undefined;
  /** What is wrong with the field. */
  error?: string | false | undefined;
  hint?: string | false | undefined;
};

/** A field below its label. Below it are its error and its hint. */
export const Field = (props: FieldProps & { children: ReactNode }) => (
  <Box>
    <Label labelFor={props.id}>
      {props.label}
      {props.isRequired && <RequiredAsterisk />}
    </Label>
    {props.children}
    {props.error && <ErrorMessage>{props.error}</ErrorMessage>}
    {props.hint && <HelperMessage>{props.hint}</HelperMessage>}
  </Box>
);

type TextFieldProps = FieldProps &
  Omit<ComponentProps<typeof Textfield>, 'onChange' | 'isInvalid' | 'isRequired'> & {
    onChange: (typed: string) => void;
  };

/** A field for a short text. */
export const TextField = ({
  id,
  label,
  isRequired,
  error,
  hint,
  onChange,
  ...rest
}: TextFieldProps) => (
  <Field id={id} label={label} isRequired={isRequired} error={error} hint={hint}>
    <Textfield
      id={id}
      name={id}
      isInvalid={Boolean(error)}
      onChange={(event) => {
        onChange(typedText(event));
      }}
      {...rest}
    />
  </Field>
);

type Option<Value> = { label: string; value: Value };

type ChoiceProps<Value> = {
  id: string;
  options: readonly Option<Value>[];
  value: Value | undefined;
  placeholder?: string;
  isInvalid?: boolean;
  isLoading?: boolean;
  onChoose: (value: Value) => void;
};

/** A list of options to choose one of. Its label is elsewhere, for example in a Field around it. */
export const Choice = <Value extends string>(props: ChoiceProps<Value>) => {
  const { id, options, value, onChoose, ...rest } = props;
  const optionOf = (wanted: string | undefined) => options.find((each) => each.value === wanted);
  return (
    <Select
      id={id}
      name={id}
      options={[...options]}
      value={optionOf(value) ?? null}
      onChange={(picked: unknown) => {
        const chosen = optionOf(chosenValues(picked)[0]);
        if (chosen) onChoose(chosen.value);
      }}
      {...rest}
    />
  );
};

type RadioFieldProps<Value> = {
  id: string;
  label: string;
  options: readonly Option<Value>[];
  value: Value | undefined;
  onChange: (value: Value) => void;
};

/** A few options, all of them shown, to choose one of. */
export const RadioField = <Value extends string>(props: RadioFieldProps<Value>) => {
  const { id, label, options, value, onChange } = props;
  const labelId = `${id}-label`;
  return (
    <>
      <Label id={labelId} labelFor={id}>
        {label}
      </Label>
      <RadioGroup
        name={id}
        // eslint-disable-next-line @typescript-eslint/no-deprecated -- UI Kit has no other name for it; what Atlaskit offers instead is not passed on
        aria-labelledby={labelId}
        {...(value && { value })}
        options={options.map((option) => ({ name: id, ...option }))}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === typedText(event));
          if (chosen) onChange(chosen.value);
        }}
      />
    </>
  );
};

const ACTIONS = ['add', 'remove'] as const;

type ActionFieldProps = Omit<RadioFieldProps<ChangeAction>, 'options'>;

/** The choice between adding and removing. */
export const ActionField = (props: ActionFieldProps) => {
  const words = useWords();
  return (
    <Box>
      <RadioField
        {...props}
        options={ACTIONS.map((value) => ({ value, label: words(`bulk.action.${value}`) }))}
      />
    </Box>
  );
};

type GroupButtonsProps<G> = { text: ReactNode; groups: readonly G[]; onChoose: (group: G) => void };

/** A few groups to choose from, below a text. */
export const GroupButtons = <G extends Group>(props: GroupButtonsProps<G>) => {
  const { text, groups, onChoose } = props;
  const nameOf = distinctNames(groups, useWords());
  return (
    <Stack space="space.050">
      {text}
      <Inline space="space.100" rowSpace="space.050" shouldWrap>
        {groups.map((group) => (
          <Button
            key={group.id}
            spacing="compact"
            onClick={() => {
              onChoose(group);
            }}
          >
            {nameOf(group)}
          </Button>
        ))}
      </Inline>
    </Stack>
  );
};
