import { uiKitComponent } from '../../uiKitComponent';

/** What stands around the whole page of the app. */
export const Root = uiKitComponent<object>([], ({ children }) => <div>{children}</div>);
