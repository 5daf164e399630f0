import AkToggle from '@atlaskit/toggle';
import type { ToggleProps } from '@atlaskit/forge-react-types';
import { forReact } from '../../forReact';
import { REGISTERED_FIELD_PROPS } from './registeredField';
import type { RegisteredField } from './registeredField';
import { uiKitComponent } from '../../uiKitComponent';
import { without } from '../../without';

/** https://developer.atlassian.com/platform/forge/ui-kit/components/toggle/ */
export const Toggle = uiKitComponent<ToggleProps & RegisteredField>(
  [...REGISTERED_FIELD_PROPS, 'isChecked', 'label', 'onFocus', 'size', 'testId', 'value'],
  ({ props }) => (
    <AkToggle {...forReact(without(props, ['aria-invalid', 'defaultValue', 'isInvalid']))} />
  ),
);
