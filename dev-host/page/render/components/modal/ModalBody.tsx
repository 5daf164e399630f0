import { ModalBody as AkModalBody } from '@atlaskit/modal-dialog';
import type { ModalBodyProps } from '@atlaskit/forge-react-types';
import { uiKitComponent } from '../../uiKitComponent';

/** https://developer.atlassian.com/platform/forge/ui-kit/components/modal/ */
export const ModalBody = uiKitComponent<ModalBodyProps>(
  ['hasInlinePadding', 'testId'],
  ({ props, children }) => <AkModalBody {...props}>{children}</AkModalBody>,
);
