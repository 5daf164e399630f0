import type { ReactNode } from 'react';
import Heading from '@atlaskit/heading';
import { RealSiteWarning } from './RealSiteWarning';
import { SideNavigation } from './SideNavigation';
import { TopBar } from './TopBar';
import { useFrameInfo } from './useFrameInfo';
import './frame.css';

/** The surroundings of an admin settings page: top bar, settings navigation, breadcrumbs, title. */
export function AdminFrame({ children }: { children: ReactNode }) {
  const info = useFrameInfo();
  return (
    <div className="frame">
      <a className="frame-skip" href="#frame-content">
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
}
