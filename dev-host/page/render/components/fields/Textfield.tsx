import AkTextfield from '@atlaskit/textfield';
import type { TextfieldProps } from '@atlaskit/forge-react-types';
import { forReact } from '../../forReact';
import { uiKitComponent } from '../../uiKitComponent';

/** https://developer.atlassian.com/platform/forge/ui-kit/components/textfield/ */
export const Textfield = uiKitComponent<TextfieldProps>(
  [
    'appearance',
    'aria-invalid',
    'aria-labelledby',
    'autoFocus',
    'defaultValue',
    'elemAfterInput',
    'elemBeforeInput',
    'id',
    'isCompact',
    'isDisabled',
    'isInvalid',
    'isMonospaced',
    'isReadOnly',
    'isRequired',
    'max',
    'maxLength',
    'min',
    'minLength',
    'name',
    'onBlur',
    'onChange',
    'onFocus',
    'pattern',
    'placeholder',
    'testId',
    'type',
    'value',
    'width',
  ],
  ({ props: { elemAfterInput, elemBeforeInput, ...props }, draw }) => (
    <AkTextfield
      {...forReact(props)}
      elemAfterInput={draw.prop(elemAfterInput)}
      elemBeforeInput={draw.prop(elemBeforeInput)}
    />
  ),
);
