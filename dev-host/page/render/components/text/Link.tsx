import AkLink from '@atlaskit/link';
import type { LinkProps } from '@atlaskit/forge-react-types';
import { uiKitComponent } from '../../uiKitComponent';
import { useSiteAddress } from '../../useSiteAddress';

/** https://developer.atlassian.com/platform/forge/ui-kit/components/link/ */
export const Link = uiKitComponent<Omit<LinkProps, 'children'>>(
  ['href', 'openNewTab'],
  function DrawLink({ props, children }) {
    const address = useSiteAddress(props.href);
    return (
      <AkLink href={address} {...(props.openNewTab === true ? { target: '_blank' } : {})}>
        {children}
      </AkLink>
    );
  },
);
