import '@atlaskit/css-reset';
import './page.css';
import { createRoot } from 'react-dom/client';
import { AdminFrame } from './AdminFrame';
import { installBridge } from './bridge/bridge';
import { AppView } from './render/AppView';
import { Problems } from './render/Refusal';
import { messageOf, reportProblem, watchForErrors } from './state';
import { startTheme } from './theme';

/*
 * Order matters: `@forge/bridge` looks for the bridge as soon as it is loaded. So the app's page
 * is imported after the bridge is installed.
 */
watchForErrors();
installBridge();

const mountPoint = document.getElementById('page');
if (mountPoint === null) throw new Error('index.html has no element with the ID "page".');

startTheme()
  .then(() => {
    createRoot(mountPoint).render(
      <AdminFrame>
        <Problems />
        <AppView />
      </AdminFrame>,
    );
    return import('../../static/admin/index');
  })
  .catch((error: unknown) => {
    reportProblem(`The app's page could not be started: ${messageOf(error)}`);
  });
