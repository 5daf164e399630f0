import { Stack as AkStack } from '@atlaskit/primitives/compiled';
import type { StackProps } from '@atlaskit/forge-react-types';
import { uiKitComponent } from '../../uiKitComponent';

/** https://developer.atlassian.com/platform/forge/ui-kit/components/stack/ */
export const Stack = uiKitComponent<StackProps>(
  ['alignBlock', 'alignInline', 'grow', 'space', 'spread', 'testId'],
  ({ props, children }) => <AkStack {...props}>{children}</AkStack>,
);
