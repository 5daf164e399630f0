import AkModal from '@atlaskit/modal-dialog';
import type { ModalProps } from '@atlaskit/forge-react-types';
import { uiKitComponent } from '../../uiKitComponent';

type Props = Omit<ModalProps, 'onClose'> & { onClose?: () => unknown };

/** https://developer.atlassian.com/platform/forge/ui-kit/components/modal/ */
export const Modal = uiKitComponent<Props>(
  ['height', 'label', 'onClose', 'shouldScrollInViewport', 'testId', 'width'],
  ({ props: { onClose, ...props }, children }) => (
    <AkModal
      {...props}
      onClose={() => {
        onClose?.();
      }}
    >
      {children}
    </AkModal>
  ),
);
