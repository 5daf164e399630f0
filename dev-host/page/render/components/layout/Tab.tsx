import { Tab as AkTab } from '@atlaskit/tabs';
import type { TabProps } from '@atlaskit/forge-react-types';
import { uiKitComponent } from '../../uiKitComponent';

/** https://developer.atlassian.com/platform/forge/ui-kit/components/tabs/ */
export const Tab = uiKitComponent<TabProps>(['testId'], ({ props, children }) => (
  <AkTab {...props}>{children}</AkTab>
));
