import { LinkButton as AkLinkButton } from '@atlaskit/button/new';
import type { LinkButtonProps } from '@atlaskit/forge-react-types';
import { forReact } from '../../forReact';
import type { ForgeEventProps } from '../../forReact';
import { uiKitComponent } from '../../uiKitComponent';
import { useSiteAddress } from '../../useSiteAddress';

type Props = Omit<LinkButtonProps, keyof ForgeEventProps | 'ref'> & ForgeEventProps;

/** https://developer.atlassian.com/platform/forge/ui-kit/components/button/ */
export const LinkButton = uiKitComponent<Props>(
  [
    'appearance',
    'autoFocus',
    'href',
    'isDisabled',
    'isSelected',
    'onBlur',
    'onClick',
    'onFocus',
    'shouldFitContainer',
    'spacing',
    'target',
    'testId',
  ],
  function DrawLinkButton({ props: { appearance, spacing, href, ...props }, children }) {
    const address = useSiteAddress(href ?? '/');
    const isLinkLike = appearance === 'link' || appearance === 'subtle-link';
    return (
      <AkLinkButton
        {...forReact(props)}
        {...(appearance && { appearance: isLinkLike ? 'subtle' : appearance })}
        href={address}
        spacing={spacing === 'compact' ? 'compact' : 'default'}
      >
        {children}
      </AkLinkButton>
    );
  },
);
