import AkCheckbox from '@atlaskit/checkbox';
import type { CheckboxProps } from '@atlaskit/forge-react-types';
import { forReact } from '../../forReact';
import { REGISTERED_FIELD_PROPS } from './registeredField';
import type { RegisteredField } from './registeredField';
import { uiKitComponent } from '../../uiKitComponent';
import { without } from '../../without';

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
