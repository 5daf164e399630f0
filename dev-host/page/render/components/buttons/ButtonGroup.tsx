import AkButtonGroup from '@atlaskit/button/button-group';
import type { ButtonGroupProps } from '@atlaskit/forge-react-types';
import { uiKitComponent } from '../../uiKitComponent';

/** https://developer.atlassian.com/platform/forge/ui-kit/components/button-group/ */
export const ButtonGroup = uiKitComponent<ButtonGroupProps>(
  ['label', 'testId', 'titleId'],
  ({ props, children }) => <AkButtonGroup {...props}>{children}</AkButtonGroup>,
);
