import { uiKitComponent } from '../../uiKitComponent';

/** Bold words inside a Text. */
export const Strong = uiKitComponent<object>([], ({ children }) => <strong>{children}</strong>);
