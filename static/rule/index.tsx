import { events, view } from '@forge/bridge';
import ForgeReconciler, {
  Box,
  Button,
  ErrorMessage,
  Form,
  HelperMessage,
  I18nProvider,
  Inline,
  Label,
  RequiredAsterisk,
  SectionMessage,
  Stack,
  Text,
  Textfield,
  useProductContext,
} from '@forge/react';
import React, { useEffect, useState } from 'react';
import type { Group } from '../../src/contract/adminApi';
import { GroupSelect } from '../admin/groupPicker/GroupSelect';
import { LearnMore } from '../admin/ui/LearnMore';
import { type MessageKey, typedText } from '../admin/words/fill';
import { useWords } from '../admin/words/useWords';

/** The inputs of an action, as manifest.yml declares them. */
type RuleValues = { groupId: string; groupName: string; person: string; reason: string };

const FIELDS = ['groupId', 'groupName', 'person', 'reason'] as const;

/** The fields that a rule needs, and what to say if one is missing. */
const REQUIRED = { groupName: 'rule.form.no-group', person: 'rule.form.no-person' } as const;

/** What is wrong with the fields: a text of the page, or Automation's own words. */
type RuleErrors = Partial<Record<keyof RuleValues, { key: MessageKey } | { text: string }>>;

/** What Automation passes to the form in `context.extension`. */
type RuleExtension = {
  data?: { inputs?: Record<string, unknown> };
  errors?: { invalidInputs?: Record<string, { message?: unknown } | undefined> };
};

/** The values that were kept for the action. Automation has none for a new one. */
const keptValues = (extension: RuleExtension | undefined): RuleValues => {
  const inputs = extension?.data?.inputs ?? {};
  const kept = (name: keyof RuleValues): string => {
    const value = Object.hasOwn(inputs, name) ? inputs[name] : undefined;
    return typeof value === 'string' ? value : '';
  };
  return {
    groupId: kept('groupId'),
    groupName: kept('groupName'),
    person: kept('person'),
    reason: kept('reason'),
  };
};

/** What Automation found wrong when the rule was to be saved. */
const foundErrors = (extension: RuleExtension | undefined, values: RuleValues): RuleErrors => {
  const found = extension?.errors?.invalidInputs ?? {};
  const errors: RuleErrors = { ...missing(values, (name) => Object.hasOwn(found, name)) };
  for (const name of FIELDS) {
    const message = Object.hasOwn(found, name) ? found[name]?.message : undefined;
    if (!errors[name] && typeof message === 'string') errors[name] = { text: message };
  }
  return errors;
};

/** The required fields that are empty. */
const missing = (
  values: RuleValues,
  isAsked: (name: keyof RuleValues) => boolean = () => true,
): RuleErrors =>
  Object.fromEntries(
    Object.entries(REQUIRED)
      .filter(([name]) => isAsked(name as keyof RuleValues))
      .filter(([name]) => values[name as keyof RuleValues].trim() === '')
      .map(([name, key]) => [name, { key }]),
  );

/** The picked group, as it was when it was picked. */
const pickedGroup = ({ groupId, groupName }: RuleValues): Group | undefined =>
  groupId === ''
    ? undefined
    : { id: groupId, name: groupName, change: 'allowed', gives: 'nothing' };

// https://developer.atlassian.com/platform/forge/manifest-reference/modules/automation-action/#rule-validation
const VALIDATION = 'AUTOMATION_ACTION_VALIDATE_RULE_EVENT';

/** The form in which the author of a rule sets up an action. Draws nothing until its values are known. */
const RuleForm = () => {
  const context = useProductContext();
  if (!context) return null;
  const values = keptValues(context.extension);
  return <Fields initial={values} found={foundErrors(context.extension, values)} />;
};

type FieldsProps = { initial: RuleValues; found: RuleErrors };

/** The fields. Every change is kept at once, because Automation drops what was not submitted. */
const Fields = ({ initial, found }: FieldsProps) => {
  const words = useWords();
  const [values, setValues] = useState(initial);
  const [errors, setErrors] = useState(found);
  const [isNamed, setIsNamed] = useState(initial.groupId === '' && initial.groupName !== '');
  const [isLost, setIsLost] = useState(false);
  const isValidating = useValidation();

  const keep = (kept: RuleValues): void => {
    void view.submit(kept).then(
      () => {
        setIsLost(false);
      },
      () => {
        setIsLost(true);
      },
    );
  };
  const change = (changes: Partial<RuleValues>): void => {
    const changed = { ...values, ...changes };
    const left = Object.entries(errors).filter(([name]) => !(name in changes));
    setValues(changed);
    setErrors(Object.fromEntries(left));
    keep(changed);
  };
  const errorOf = (...names: (keyof RuleValues)[]): string | undefined => {
    const [error] = names.flatMap((name) => errors[name] ?? []);
    return error && ('key' in error ? words(error.key) : error.text);
  };

  return (
    <Form
      onSubmit={() => {
        const empty = missing(values);
        setErrors(empty);
        if (Object.keys(empty).length === 0) keep(values);
      }}
    >
      <Stack space="space.200">
        <Text>
          {words('rule.form.about')} <LearnMore topic="rules" />
        </Text>
        {isLost && (
          <SectionMessage appearance="error" title={words('rule.form.lost.title')}>
            <Text>{words('rule.form.lost')}</Text>
          </SectionMessage>
        )}
        <Box>
          {isNamed ? (
            <TextInput
              id="groupName"
              label="rule.form.group-name"
              help={words('rule.form.group-name.help', { example: '{{issue.Group}}' })}
              value={values.groupName}
              isRequired
              isDisabled={isValidating}
              error={errorOf('groupName', 'groupId')}
              onChange={(groupName) => {
                change({ groupId: '', groupName });
              }}
            />
          ) : (
            <GroupSelect
              id="group"
              label="rule.form.group"
              purpose="automating"
              chosen={pickedGroup(values)}
              isDisabled={isValidating}
              error={errorOf('groupName', 'groupId')}
              onChoose={(group) => {
                change({ groupId: group?.id ?? '', groupName: group?.name ?? '' });
              }}
            />
          )}
          <Inline>
            <Button
              appearance="subtle"
              spacing="compact"
              onClick={() => {
                setIsNamed(!isNamed);
                change({ groupId: '', groupName: '' }); // the other field doesn't show the choice
              }}
            >
              {words(isNamed ? 'rule.form.pick-group' : 'rule.form.name-group')}
            </Button>
          </Inline>
        </Box>
        <TextInput
          id="person"
          label="rule.form.person"
          help={words('rule.form.person.help', { example: '{{issue.reporter.accountId}}' })}
          value={values.person}
          isRequired
          isDisabled={isValidating}
          error={errorOf('person')}
          onChange={(person) => {
            change({ person });
          }}
        />
        <TextInput
          id="reason"
          label="rule.form.reason"
          help={words('rule.form.reason.help', { example: '{{issue.key}}' })}
          value={values.reason}
          isDisabled={isValidating}
          error={errorOf('reason')}
          onChange={(reason) => {
            change({ reason });
          }}
        />
      </Stack>
    </Form>
  );
};

type TextInputProps = {
  id: keyof RuleValues;
  label: MessageKey;
  help: string;
  value: string;
  isRequired?: boolean;
  isDisabled: boolean;
  error: string | undefined;
  onChange: (text: string) => void;
};

/** A text or a smart value, with what it can be. */
const TextInput = (props: TextInputProps) => {
  const { id, label, help, value, isRequired = false, isDisabled, error, onChange } = props;
  const words = useWords();
  return (
    <Box>
      <Label labelFor={id}>
        {words(label)}
        {isRequired && <RequiredAsterisk />}
      </Label>
      <Textfield
        id={id}
        name={id}
        value={value}
        isDisabled={isDisabled}
        isInvalid={error !== undefined}
        onChange={(event) => {
          onChange(typedText(event));
        }}
      />
      {error === undefined ? (
        <HelperMessage>{help}</HelperMessage>
      ) : (
        <ErrorMessage>{error}</ErrorMessage>
      )}
    </Box>
  );
};

/** Whether Automation validates the rule now. The fields can't be changed meanwhile. */
const useValidation = (): boolean => {
  const [isValidating, setIsValidating] = useState(false);
  useEffect(() => {
    const subscription = events.on(VALIDATION, (event?: { isValidating?: unknown }) => {
      setIsValidating(event?.isValidating === true);
    });
    return () => {
      void subscription.then(({ unsubscribe }) => {
        unsubscribe();
      });
    };
  }, []);
  return isValidating;
};

ForgeReconciler.render(
  <I18nProvider>
    <RuleForm />
  </I18nProvider>,
);
