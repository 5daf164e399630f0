import { ModalTitle as AkModalTitle } from '@atlaskit/modal-dialog';
import type { ModalTitleProps } from '@atlaskit/forge-react-types';
import { uiKitComponent } from '../../uiKitComponent';

/** https://developer.atlassian.com/platform/forge/ui-kit/components/modal/ */
export const ModalTitle = uiKitComponent<ModalTitleProps>(
  ['appearance', 'isMultiline', 'testId'],
  ({ props, children }) => <AkModalTitle {...props}>{children}</AkModalTitle>,
);
