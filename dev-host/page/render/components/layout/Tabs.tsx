import AkTabs from '@atlaskit/tabs';
import type { TabsProps } from '@atlaskit/forge-react-types';
import { uiKitComponent } from '../../uiKitComponent';

/** https://developer.atlassian.com/platform/forge/ui-kit/components/tabs/ */
export const Tabs = uiKitComponent<TabsProps>(
  ['defaultSelected', 'id', 'onChange', 'selected', 'shouldUnmountTabPanelOnChange', 'testId'],
  ({ props, children }) => <AkTabs {...props}>{children}</AkTabs>,
);
