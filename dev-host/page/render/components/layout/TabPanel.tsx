import { TabPanel as AkTabPanel } from '@atlaskit/tabs';
import type { TabPanelProps } from '@atlaskit/forge-react-types';
import { uiKitComponent } from '../../uiKitComponent';

/** https://developer.atlassian.com/platform/forge/ui-kit/components/tabs/ */
export const TabPanel = uiKitComponent<TabPanelProps>(['testId'], ({ props, children }) => (
  <AkTabPanel {...props}>
    <div className="tab-panel">{children}</div>
  </AkTabPanel>
));
