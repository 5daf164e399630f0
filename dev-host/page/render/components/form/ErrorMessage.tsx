import { ErrorMessage as AkErrorMessage } from '@atlaskit/form';
import type { ErrorMessageProps } from '@atlaskit/forge-react-types';
import { uiKitComponent } from '../../uiKitComponent';

/** https://developer.atlassian.com/platform/forge/ui-kit/components/form/ */
export const ErrorMessage = uiKitComponent<ErrorMessageProps>(['testId'], ({ props, children }) => (
  <AkErrorMessage {...props}>{children}</AkErrorMessage>
));
