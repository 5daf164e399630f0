import { uiKitComponent } from '../../uiKitComponent';

/** https://developer.atlassian.com/platform/forge/ui-kit/components/list/ */
export const ListItem = uiKitComponent<object>([], ({ children }) => <li>{children}</li>);
