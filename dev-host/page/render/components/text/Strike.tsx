import { uiKitComponent } from '../../uiKitComponent';

/** Words struck through inside a Text. */
export const Strike = uiKitComponent<object>([], ({ children }) => <s>{children}</s>);
