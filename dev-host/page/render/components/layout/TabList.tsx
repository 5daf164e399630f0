import { TabList as AkTabList } from '@atlaskit/tabs';
import { uiKitComponent } from '../../uiKitComponent';

/** https://developer.atlassian.com/platform/forge/ui-kit/components/tabs/ */
export const TabList = uiKitComponent<object>([], ({ children }) => (
  <AkTabList>{children}</AkTabList>
));
