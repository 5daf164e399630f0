import type { App } from '../../application/app';
import { viewOfTest } from '../../application/site/setup';
import * as inputs from '../../contract/actionInputs';
import type { SetupApi } from '../../contract/setupApi';
import { ok, type Outcome } from '../../domain/outcome';
import type { SelfTest } from '../../domain/selfTest';
import { leaseSeconds } from '../platform/deadline';
import { admin, type Guarded } from './guard';

const viewed = (test: Outcome<SelfTest>) =>
  test.ok ? ok(viewOfTest(test.value, Date.now())) : test;

/** The page's actions for the Setup tab. */
export const setupHandlers: { [Action in keyof SetupApi]: Guarded<Action> } = {
  getSetup: admin('getSetup', inputs.nothing, (app: App, caller) => app.getSetup(caller.accountId)),
  startSelfTest: admin('startSelfTest', inputs.selfTest, async (app, caller, request) => {
    const started = await app.startSelfTest(caller, request);
    if (!started.ok || started.value.kind === 'refused') return started as Outcome<never>;
    return ok({ kind: 'started', test: viewOfTest(started.value.test, Date.now()) });
  }),
  stepSelfTest: admin('stepSelfTest', inputs.selfTestById, async (app, caller, { testId }) =>
    viewed(await app.stepSelfTest(caller, testId, leaseSeconds())),
  ),
  endSelfTest: admin('endSelfTest', inputs.endOfSelfTest, async (app, caller, request) =>
    viewed(await app.endSelfTest(caller, request, leaseSeconds())),
  ),
};
