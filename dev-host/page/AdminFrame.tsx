import type { MouseEvent, ReactNode } from 'react';
import Button from '@atlaskit/button/new';
import DropdownMenu, { DropdownItemRadio, DropdownItemRadioGroup } from '@atlaskit/dropdown-menu';
import Heading from '@atlaskit/heading';
import ChevronDownIcon from '@atlaskit/icon/core/chevron-down';
import { useFrameInfo, useStore } from './hooks';
import type { FrameInfo } from './host';
import { chooseTheme, colorMode } from './theme';

/** The parts of an admin settings page around the app: top bar, navigation, breadcrumbs, title. */
export const AdminFrame = ({ children }: { children: ReactNode }) => {
  const info = useFrameInfo();
  return (
    <div className="frame">
      <a className="frame-skip" href={CONTENT} onClick={focusContent}>
        Skip to content
      </a>
      {info?.real === true ? <RealSiteWarning siteUrl={info.siteUrl} /> : null}
      <TopBar info={info} />
      <div className="frame-below">
        <SideNavigation />
        <main id="frame-content" className="frame-main" tabIndex={-1}>
          <nav aria-label="Breadcrumbs">
            <ol className="frame-crumbs">
              <li>Settings</li>
              <li>Apps</li>
              <li aria-current="page">Rollcall</li>
            </ol>
          </nav>
          <div className="frame-title">
            <Heading as="h1" size="large">
              Rollcall
            </Heading>
          </div>
          {children}
        </main>
      </div>
    </div>
  );
};

const CONTENT = '#frame-content';

// The address stays as it is, because it may hold the page's place.
const focusContent = (event: MouseEvent): void => {
  event.preventDefault();
  document.querySelector<HTMLElement>(CONTENT)?.focus();
};

const RealSiteWarning = ({ siteUrl }: { siteUrl: string }) => (
  <div className="frame-real" role="alert" data-testid="real-site-warning">
    Changes here are real: {siteUrl}. They are made by the owner of the API token, whatever the page
    says about Rollcall itself, and web triggers are off.
  </div>
);

const TopBar = ({ info }: { info: FrameInfo | undefined }) => (
  <header className="frame-top">
    <span className="frame-product">Confluence</span>
    <span className="frame-site" data-testid="site-name">
      {info?.siteName}
    </span>
    <ThemeSwitch />
    {info === undefined ? null : <Identity info={info} />}
  </header>
);

const ThemeSwitch = () => {
  const other = useStore(colorMode) === 'light' ? 'dark' : 'light';
  return (
    <Button
      appearance="subtle"
      testId="theme-switch"
      onClick={() => {
        chooseTheme(other);
      }}
    >
      {`Use ${other} theme`}
    </Button>
  );
};

const Identity = ({ info }: { info: FrameInfo }) =>
  info.real ? (
    <span data-testid="identity">Signed in by API token</span>
  ) : (
    <AccountMenu {...info} />
  );

/** Shows the viewer's account, with a menu to view the page as another account. */
const AccountMenu = ({ accounts, current }: Pick<FrameInfo, 'accounts' | 'current'>) => {
  const label = accounts.find(({ accountId }) => accountId === current)?.label ?? current;
  return (
    <DropdownMenu
      testId="account-menu"
      placement="bottom-end"
      // Atlaskit's trigger has too little contrast when it is selected and hovered.
      trigger={({ triggerRef, ...props }) => (
        <Button {...props} isSelected={false} ref={triggerRef} iconAfter={ChevronDownIcon}>
          {`Signed in as ${label}`}
        </Button>
      )}
    >
      <DropdownItemRadioGroup id="account" title="Look at this page as">
        {accounts.map((account) => (
          <DropdownItemRadio
            key={account.accountId}
            id={account.accountId}
            isSelected={account.accountId === current}
            onClick={() => {
              signInAs(account.accountId);
            }}
          >
            {account.label}
          </DropdownItemRadio>
        ))}
      </DropdownItemRadioGroup>
    </DropdownMenu>
  );
};

const signInAs = (accountId: string): void => {
  const address = new URL(window.location.href);
  address.searchParams.set('account', accountId);
  window.location.assign(address);
};

// The headings and pages of Confluence's settings.
const SECTIONS = [
  { title: 'General', pages: ['General configuration', 'Languages', 'Site details'] },
  { title: 'Users and security', pages: ['Users', 'Groups', 'Global permissions', 'Audit log'] },
  { title: 'Look and feel', pages: ['Themes', 'Site homepage', 'Templates'] },
  { title: 'Data', pages: ['Import', 'Export', 'Space management'] },
] as const;

/** The settings navigation. Only the app's page exists here, so only that is a link. */
const SideNavigation = () => (
  <nav className="frame-side" aria-label="Settings">
    <p className="frame-side-title">Settings</p>
    {SECTIONS.map(({ title, pages }) => (
      <div key={title}>
        <p className="frame-side-section">{title}</p>
        <ul>
          {pages.map((page) => (
            <li key={page}>
              <span className="frame-side-page" title="Not part of the local Forge">
                {page}
              </span>
            </li>
          ))}
        </ul>
      </div>
    ))}
    <p className="frame-side-section">Apps</p>
    <ul>
      <li>
        <a className="frame-side-page" aria-current="page" href={CONTENT} onClick={focusContent}>
          Rollcall
        </a>
      </li>
    </ul>
  </nav>
);
