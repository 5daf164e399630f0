import { ValidMessage as AkValidMessage } from '@atlaskit/form';
import type { ValidMessageProps } from '@atlaskit/forge-react-types';
import { uiKitComponent } from '../../uiKitComponent';

/** https://developer.atlassian.com/platform/forge/ui-kit/components/form/ */
export const ValidMessage = uiKitComponent<ValidMessageProps>(['testId'], ({ props, children }) => (
  <AkValidMessage {...props}>{children}</AkValidMessage>
));
