import { ModalHeader as AkModalHeader } from '@atlaskit/modal-dialog';
import type { ModalHeaderProps } from '@atlaskit/forge-react-types';
import { uiKitComponent } from '../../uiKitComponent';

/** https://developer.atlassian.com/platform/forge/ui-kit/components/modal/ */
export const ModalHeader = uiKitComponent<ModalHeaderProps>(['testId'], ({ props, children }) => (
  <AkModalHeader {...props}>{children}</AkModalHeader>
));
