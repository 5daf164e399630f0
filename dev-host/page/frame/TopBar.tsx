import { AccountMenu } from './AccountMenu';
import type { FrameInfo } from '../backend/frameInfo';

/** Product, site, and who is signed in. */
export function TopBar({ info }: { info: FrameInfo | undefined }) {
  return (
    <header className="frame-top">
      <span className="frame-product">Confluence</span>
      <span className="frame-site" data-testid="site-name">
        {info?.siteName}
      </span>
      {info === undefined ? null : <Identity info={info} />}
    </header>
  );
}

function Identity({ info }: { info: FrameInfo }) {
  if (info.real) return <span data-testid="identity">Signed in by API token</span>;
  return <AccountMenu accounts={info.accounts} current={info.current} />;
}
