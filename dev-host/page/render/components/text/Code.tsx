import AkCode from '@atlaskit/code/code';
import type { CodeProps } from '@atlaskit/forge-react-types';
import { uiKitComponent } from '../../uiKitComponent';

/** https://developer.atlassian.com/platform/forge/ui-kit/components/code/ */
export const Code = uiKitComponent<CodeProps>(['testId'], ({ props, children }) => (
  <AkCode {...props}>{children}</AkCode>
));
