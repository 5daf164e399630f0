import { uiKitComponent } from '../../uiKitComponent';

/** Stressed words inside a Text. */
export const Em = uiKitComponent<object>([], ({ children }) => <em>{children}</em>);
