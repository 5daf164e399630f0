import { ModalFooter as AkModalFooter } from '@atlaskit/modal-dialog';
import type { ModalFooterProps } from '@atlaskit/forge-react-types';
import { uiKitComponent } from '../../uiKitComponent';

/** https://developer.atlassian.com/platform/forge/ui-kit/components/modal/ */
export const ModalFooter = uiKitComponent<ModalFooterProps>(['testId'], ({ props, children }) => (
  <AkModalFooter {...props}>{children}</AkModalFooter>
));
