import AkCheckbox from '@atlaskit/checkbox';
import type {
  CheckboxProps,
  RadioGroupProps,
  SelectProps,
  TextAreaProps,
  TextfieldProps,
  ToggleProps,
} from '@atlaskit/forge-react-types';
import { RadioGroup as AkRadioGroup } from '@atlaskit/radio';
import AkSelect from '@atlaskit/select';
import AkTextArea from '@atlaskit/textarea';
import AkTextfield from '@atlaskit/textfield';
import AkToggle from '@atlaskit/toggle';
import { forReact, onlyGiven, without } from '../atlaskitProps';
import { REGISTERED_FIELD_PROPS, type RegisteredField, uiKitComponent } from '../uiKitComponent';

/** https://developer.atlassian.com/platform/forge/ui-kit/components/checkbox/ */
export const Checkbox = uiKitComponent<CheckboxProps & RegisteredField>(
  [
    ...REGISTERED_FIELD_PROPS,
    'aria-labelledby',
    'isChecked',
    'isIndeterminate',
    'isRequired',
    'label',
    'onFocus',
    'testId',
    'value',
  ],
  ({ props }) => <AkCheckbox {...forReact(without(props, ['defaultValue']))} />,
);

/** https://developer.atlassian.com/platform/forge/ui-kit/components/radio-group/ */
export const RadioGroup = uiKitComponent<RadioGroupProps & RegisteredField & { onBlur?: unknown }>(
  [...REGISTERED_FIELD_PROPS, 'aria-labelledby', 'isRequired', 'options', 'testId', 'value'],
  ({ props }) => {
    const taken = without(props, ['aria-invalid', 'defaultChecked', 'id', 'onBlur']);
    return <AkRadioGroup {...forReact(taken)} />;
  },
);

/**
 * https://developer.atlassian.com/platform/forge/ui-kit/components/select/
 * The browser filters the options by the typed text, as Forge does. An option with `isDisabled`
 * cannot be chosen. Without `inputId`, the input gets `id`, so that a Label finds it.
 */
export const Select = uiKitComponent<SelectProps & RegisteredField>(
  [
    ...REGISTERED_FIELD_PROPS,
    'appearance',
    'autoFocus',
    'closeMenuOnScroll',
    'closeMenuOnSelect',
    'defaultInputValue',
    'defaultMenuIsOpen',
    'inputId',
    'inputValue',
    'isClearable',
    'isLoading',
    'isMulti',
    'isRequired',
    'isSearchable',
    'menuIsOpen',
    'onFocus',
    'onInputChange',
    'openMenuOnFocus',
    'options',
    'placeholder',
    'spacing',
    'testId',
    'value',
  ],
  ({ props }) => {
    const { id, inputId, onChange, ...rest } = props;
    const ids = inputId === undefined ? { inputId: id } : { id, inputId };
    return (
      <AkSelect
        {...forReact(without(rest, ['aria-invalid', 'defaultChecked']))}
        {...onlyGiven({ ...ids, onChange })}
        menuPosition="fixed"
      />
    );
  },
);

const TEXT_PROPS = [
  'appearance',
  'aria-invalid',
  'aria-labelledby',
  'autoFocus',
  'defaultValue',
  'id',
  'isCompact',
  'isDisabled',
  'isInvalid',
  'isMonospaced',
  'isReadOnly',
  'isRequired',
  'maxLength',
  'minLength',
  'name',
  'onBlur',
  'onChange',
  'onFocus',
  'placeholder',
  'testId',
  'value',
] as const;

/** https://developer.atlassian.com/platform/forge/ui-kit/components/text-area/ */
export const TextArea = uiKitComponent<TextAreaProps>(
  [...TEXT_PROPS, 'maxHeight', 'minimumRows', 'resize', 'spellCheck'],
  ({ props }) => <AkTextArea {...forReact(props)} />,
);

/** https://developer.atlassian.com/platform/forge/ui-kit/components/textfield/ */
export const Textfield = uiKitComponent<TextfieldProps>(
  [...TEXT_PROPS, 'elemAfterInput', 'elemBeforeInput', 'max', 'min', 'pattern', 'type', 'width'],
  ({ props: { elemAfterInput, elemBeforeInput, ...props }, draw }) => (
    <AkTextfield
      {...forReact(props)}
      elemAfterInput={draw.prop(elemAfterInput)}
      elemBeforeInput={draw.prop(elemBeforeInput)}
    />
  ),
);

/** https://developer.atlassian.com/platform/forge/ui-kit/components/toggle/ */
export const Toggle = uiKitComponent<ToggleProps & RegisteredField>(
  [...REGISTERED_FIELD_PROPS, 'isChecked', 'label', 'onFocus', 'size', 'testId', 'value'],
  ({ props }) => (
    <AkToggle {...forReact(without(props, ['aria-invalid', 'defaultValue', 'isInvalid']))} />
  ),
);
