import { HelperMessage as AkHelperMessage } from '@atlaskit/form';
import type { HelperMessageProps } from '@atlaskit/forge-react-types';
import { uiKitComponent } from '../../uiKitComponent';

/** https://developer.atlassian.com/platform/forge/ui-kit/components/form/ */
export const HelperMessage = uiKitComponent<HelperMessageProps>(
  ['testId'],
  ({ props, children }) => <AkHelperMessage {...props}>{children}</AkHelperMessage>,
);
