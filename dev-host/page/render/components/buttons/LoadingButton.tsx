import AkButton from '@atlaskit/button/new';
import type { LoadingButtonProps } from '@atlaskit/forge-react-types';
import { forReact } from '../../forReact';
import type { ForgeEventProps } from '../../forReact';
import { uiKitComponent } from '../../uiKitComponent';

type Props = Omit<LoadingButtonProps, keyof ForgeEventProps> & ForgeEventProps;

/** https://developer.atlassian.com/platform/forge/ui-kit/components/loading-button/ */
export const LoadingButton = uiKitComponent<Props>(
  [
    'appearance',
    'autoFocus',
    'isDisabled',
    'isLoading',
    'isSelected',
    'onBlur',
    'onClick',
    'onFocus',
    'shouldFitContainer',
    'spacing',
    'testId',
    'type',
  ],
  ({ props: { appearance, spacing, ...props }, children }) => (
    <AkButton
      {...forReact(props)}
      {...(appearance && { appearance: withoutLinkLooks(appearance) })}
      spacing={spacing === 'compact' ? 'compact' : 'default'}
    >
      {children}
    </AkButton>
  ),
);

// Buttons that look like links left Atlaskit's buttons; the plainest of the others stands in.
function withoutLinkLooks(appearance: NonNullable<LoadingButtonProps['appearance']>) {
  return appearance === 'link' || appearance === 'subtle-link' ? 'subtle' : appearance;
}
