import type { LinkProps, TabsProps } from '@atlaskit/forge-react-types';
import AkLink from '@atlaskit/link/link';
import AkTabs, { Tab as AkTab, TabList as AkTabList, TabPanel as AkTabPanel } from '@atlaskit/tabs';
import { useFrameInfo } from '../../hooks';
import { uiKitComponent, withoutProps } from '../uiKitComponent';

type Tabs = Omit<TabsProps, 'onChange'> & { onChange?: (index: number) => unknown };

/** https://developer.atlassian.com/platform/forge/ui-kit/components/tabs/ */
export const Tabs = uiKitComponent<Tabs>(
  ['id', 'onChange', 'selected'],
  ({ props: { onChange, ...props }, children }) => (
    <AkTabs
      {...props}
      onChange={(index) => {
        onChange?.(index);
      }}
    >
      {children}
    </AkTabs>
  ),
);

export const TabList = withoutProps(AkTabList);

export const Tab = withoutProps(AkTab);

export const TabPanel = uiKitComponent<object>([], ({ children }) => (
  <AkTabPanel>
    <div className="tab-panel">{children}</div>
  </AkTabPanel>
));

/**
 * https://developer.atlassian.com/platform/forge/ui-kit/components/link/
 * A path, such as `/wiki`, belongs to the Confluence site and not to this server.
 */
export const Link = uiKitComponent<LinkProps>(
  ['href', 'openNewTab'],
  ({ props: { href, openNewTab = false }, children }) => {
    const address = useAddressOnSite(href);
    return (
      <AkLink href={address} {...(openNewTab && { target: '_blank' })}>
        {children}
      </AkLink>
    );
  },
);

const useAddressOnSite = (href: string): string => {
  const site = useFrameInfo()?.siteUrl ?? '';
  return href.startsWith('/') ? `${site}${href}` : href;
};
