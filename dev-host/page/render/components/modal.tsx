import type { ModalProps, ModalTitleProps } from '@atlaskit/forge-react-types';
import AkModal, {
  ModalBody as AkModalBody,
  ModalFooter as AkModalFooter,
  ModalHeader as AkModalHeader,
  ModalTitle as AkModalTitle,
  ModalTransition as AkModalTransition,
} from '@atlaskit/modal-dialog';
import { withoutProps, uiKitComponent } from '../uiKitComponent';

// https://developer.atlassian.com/platform/forge/ui-kit/components/modal/

export const Modal = uiKitComponent<Omit<ModalProps, 'onClose'> & { onClose?: () => unknown }>(
  ['onClose', 'width'],
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

export const ModalBody = withoutProps(AkModalBody);

export const ModalFooter = withoutProps(AkModalFooter);

export const ModalHeader = withoutProps(AkModalHeader);

export const ModalTitle = uiKitComponent<ModalTitleProps>(
  ['isMultiline'],
  ({ props, children }) => <AkModalTitle {...props}>{children}</AkModalTitle>,
);

export const ModalTransition = withoutProps(AkModalTransition);
