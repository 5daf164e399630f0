import '@atlaskit/css-reset';
import '../page.css';
import './rule.css';
import { createRoot } from 'react-dom/client';
import { installBridge } from '../bridge/bridge';
import { Problems } from '../render/Refusal';
import { messageOf, reportProblem, watchForErrors } from '../state';
import { startTheme } from '../theme';
import { RulePage } from './RulePage';
import { formExtension, keepInputs, openFirstAction } from './rule';

// As on the admin page, the form is imported once its bridge is there.
watchForErrors();
installBridge({ commands: [['submit', keepInputs]], extension: formExtension });

const mountPoint = document.getElementById('page');
if (mountPoint === null) throw new Error('rule.html has no element with the ID "page".');

Promise.all([openFirstAction(), startTheme()])
  .then(([isOpenedAgain]) => {
    if (isOpenedAgain) return undefined;
    createRoot(mountPoint).render(
      <RulePage>
        <Problems />
      </RulePage>,
    );
    return import('../../../static/rule/index');
  })
  .catch((error: unknown) => {
    reportProblem(`The action's form could not be started: ${messageOf(error)}`);
  });
