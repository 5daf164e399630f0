import AkRadio from '@atlaskit/radio/radio';
import type { RadioProps } from '@atlaskit/forge-react-types';
import { forReact } from '../../forReact';
import { uiKitComponent } from '../../uiKitComponent';

/** https://developer.atlassian.com/platform/forge/ui-kit/components/radio/ */
export const Radio = uiKitComponent<RadioProps>(
  [
    'aria-invalid',
    'aria-labelledby',
    'ariaLabel',
    'id',
    'isChecked',
    'isDisabled',
    'isInvalid',
    'isRequired',
    'label',
    'name',
    'onBlur',
    'onChange',
    'onFocus',
    'testId',
    'value',
  ],
  ({ props }) => <AkRadio {...forReact(props)} />,
);
