import { ModalTransition as AkModalTransition } from '@atlaskit/modal-dialog';
import { uiKitComponent } from '../../uiKitComponent';

/** https://developer.atlassian.com/platform/forge/ui-kit/components/modal/ */
export const ModalTransition = uiKitComponent<object>([], ({ children }) => (
  <AkModalTransition>{children}</AkModalTransition>
));
