import { RadioGroup as AkRadioGroup } from '@atlaskit/radio';
import type { RadioGroupProps } from '@atlaskit/forge-react-types';
import { forReact } from '../../forReact';
import { REGISTERED_FIELD_PROPS } from './registeredField';
import type { RegisteredField } from './registeredField';
import { uiKitComponent } from '../../uiKitComponent';
import { without } from '../../without';

/** https://developer.atlassian.com/platform/forge/ui-kit/components/radio-group/ */
export const RadioGroup = uiKitComponent<RadioGroupProps & RegisteredField & { onBlur?: unknown }>(
  [...REGISTERED_FIELD_PROPS, 'aria-labelledby', 'isRequired', 'options', 'testId', 'value'],
  ({ props }) => {
    const taken = without(props, ['aria-invalid', 'defaultChecked', 'id', 'onBlur']);
    return <AkRadioGroup {...forReact(taken)} />;
  },
);
