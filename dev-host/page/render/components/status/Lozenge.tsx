import AkLozenge from '@atlaskit/lozenge';
import type { LozengeProps } from '@atlaskit/forge-react-types';
import { uiKitComponent } from '../../uiKitComponent';

/** https://developer.atlassian.com/platform/forge/ui-kit/components/lozenge/ */
export const Lozenge = uiKitComponent<LozengeProps>(
  ['appearance', 'isBold', 'maxWidth', 'testId'],
  ({ props, children }) => <AkLozenge {...props}>{children}</AkLozenge>,
);
