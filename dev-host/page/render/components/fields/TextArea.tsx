import AkTextArea from '@atlaskit/textarea';
import type { TextAreaProps } from '@atlaskit/forge-react-types';
import { forReact } from '../../forReact';
import { uiKitComponent } from '../../uiKitComponent';

/** https://developer.atlassian.com/platform/forge/ui-kit/components/text-area/ */
export const TextArea = uiKitComponent<TextAreaProps>(
  [
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
    'maxHeight',
    'maxLength',
    'minLength',
    'minimumRows',
    'name',
    'onBlur',
    'onChange',
    'onFocus',
    'placeholder',
    'resize',
    'spellCheck',
    'testId',
    'value',
  ],
  ({ props }) => <AkTextArea {...forReact(props)} />,
);
