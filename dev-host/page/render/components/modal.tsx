import type {
  ModalBodyProps,
  ModalFooterProps,
  ModalHeaderProps,
  ModalProps,
  ModalTitleProps,
} from '@atlaskit/forge-react-types';
import AkModal, {
  ModalBody as AkModalBody,
  ModalFooter as AkModalFooter,
  ModalHeader as AkModalHeader,
  ModalTitle as AkModalTitle,
  ModalTransition as AkModalTransition,
} from '@atlaskit/modal-dialog';
import { uiKitComponent } from '../uiKitComponent';

// https://developer.atlassian.com/platform/forge/ui-kit/components/modal/

export const Modal = uiKitComponent<Omit<ModalProps, 'onClose'> & { onClose?: () => unknown }>(
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

export const ModalBody = uiKitComponent<ModalBodyProps>(
  ['hasInlinePadding', 'testId'],
  ({ props, children }) => <AkModalBody {...props}>{children}</AkModalBody>,
);

export const ModalFooter = uiKitComponent<ModalFooterProps>(['testId'], ({ props, children }) => (
  <AkModalFooter {...props}>{children}</AkModalFooter>
));

export const ModalHeader = uiKitComponent<ModalHeaderProps>(['testId'], ({ props, children }) => (
  <AkModalHeader {...props}>{children}</AkModalHeader>
));

export const ModalTitle = uiKitComponent<ModalTitleProps>(
  ['appearance', 'isMultiline', 'testId'],
  ({ props, children }) => <AkModalTitle {...props}>{children}</AkModalTitle>,
);

export const ModalTransition = uiKitComponent<object>([], ({ children }) => (
  <AkModalTransition>{children}</AkModalTransition>
));
