import '@atlaskit/css-reset';
import { setGlobalTheme } from '@atlaskit/tokens/set-global-theme';
import { createRoot } from 'react-dom/client';
import { reportProblem } from './state/problems';
import { watchForErrors } from './state/watchForErrors';
import { installBridge } from './bridge/installBridge';
import { messageOf } from './messageOf';
import { Page } from './Page';

/*
 * Order matters: `@forge/bridge` looks for the bridge the moment it is loaded, so the app's own
 * page is imported only after the bridge is there.
 */
watchForErrors();
installBridge();

const mountPoint = document.getElementById('page');
if (mountPoint === null) throw new Error('index.html has no element with the id "page".');

setGlobalTheme({ colorMode: 'light', light: 'light', spacing: 'spacing' })
  .then(() => {
    createRoot(mountPoint).render(<Page />);
    return import('../../static/admin/index');
  })
  .catch((error: unknown) => {
    reportProblem(`The app's page could not be started: ${messageOf(error)}`);
  });
