import AkCheckbox from '@atlaskit/checkbox';
import type {
  CheckboxProps,
  RadioGroupProps,
  SelectProps,
  TextAreaProps,
  TextfieldProps,
} from '@atlaskit/forge-react-types';
import { RadioGroup as AkRadioGroup } from '@atlaskit/radio';
import AkSelect from '@atlaskit/select';
import AkTextArea from '@atlaskit/textarea';
import AkTextfield from '@atlaskit/textfield';
import { withForgeEvents, definedProps } from '../atlaskitProps';
import { uiKitComponent } from '../uiKitComponent';

/** https://developer.atlassian.com/platform/forge/ui-kit/components/checkbox/ */
export const Checkbox = uiKitComponent<CheckboxProps>(
  ['defaultChecked', 'id', 'isChecked', 'label', 'name', 'onChange', 'value'],
  ({ props }) => <AkCheckbox {...withForgeEvents(props)} />,
);

/** https://developer.atlassian.com/platform/forge/ui-kit/components/radio-group/ */
export const RadioGroup = uiKitComponent<RadioGroupProps>(
  ['aria-labelledby', 'name', 'onChange', 'options', 'value'],
  ({ props }) => <AkRadioGroup {...withForgeEvents(props)} />,
);

/**
 * https://developer.atlassian.com/platform/forge/ui-kit/components/select/
 * The browser filters the options by the typed text, as Forge does. An option with `isDisabled`
 * cannot be chosen. The input gets `id`, so that a Label finds it.
 */
export const Select = uiKitComponent<SelectProps>(
  [
    'id',
    'isClearable',
    'isDisabled',
    'isInvalid',
    'isLoading',
    'isMulti',
    'name',
    'onChange',
    'onInputChange',
    'options',
    'placeholder',
    'value',
  ],
  ({ props: { id, ...props } }) => (
    <AkSelect {...props} {...definedProps({ inputId: id })} menuPosition="fixed" />
  ),
);

const TEXT_PROPS = [
  'defaultValue',
  'id',
  'isDisabled',
  'isInvalid',
  'isMonospaced',
  'isReadOnly',
  'maxLength',
  'name',
  'onBlur',
  'onChange',
  'onFocus',
  'value',
] as const;

/** https://developer.atlassian.com/platform/forge/ui-kit/components/text-area/ */
export const TextArea = uiKitComponent<TextAreaProps>(
  [...TEXT_PROPS, 'maxHeight', 'minimumRows', 'resize', 'spellCheck'],
  ({ props }) => <AkTextArea {...withForgeEvents(props)} />,
);

/** https://developer.atlassian.com/platform/forge/ui-kit/components/textfield/ */
export const Textfield = uiKitComponent<TextfieldProps>(
  [...TEXT_PROPS, 'autoFocus', 'isCompact', 'width'],
  ({ props }) => <AkTextfield {...withForgeEvents(props)} />,
);
