import { makeApp, type Ports } from '../../../src/application/app';
import { viewOfTest } from '../../../src/application/site/setup';
import type { SelfTestView } from '../../../src/contract/setupApi';
import type { AccountId } from '../../../src/domain/accountId';
import type { DirectoryGroup } from '../../../src/domain/group';
import type { SelfTest } from '../../../src/domain/selfTest';
import type { AppOverFakes } from '../../fakes/appOverFakes';
import { atThePage } from '../../fakes/callers';
import { PEOPLE } from '../../fakes/examples';
import { valueOf } from '../../fakes/valueOf';

export const LEASE_SECONDS = 30;

/** Runs self-tests in a group as the page does. */
export const selfTestsIn = (app: AppOverFakes, editors: DirectoryGroup) => {
  const start = async (
    by: AccountId = PEOPLE.siteAdmin,
    { group = editors, person = PEOPLE.newcomer } = {},
  ) => await app.startSelfTest(atThePage(app, by), { groupId: group.id, accountId: person });

  const started = async (...what: Parameters<typeof start>): Promise<SelfTest> => {
    const answer = valueOf(await start(...what));
    if (answer.kind !== 'started') throw new Error(answer.why);
    return answer.test;
  };

  /** What the page does after the start, with the queue in between. */
  const runToEnd = async (test: SelfTest): Promise<SelfTestView> => {
    const caller = atThePage(app, test.by);
    let latest = test;
    for (let step = 0; step < 4; step += 1) {
      latest = valueOf(await app.stepSelfTest(caller, test.id, LEASE_SECONDS));
      for (const { event } of app.setupEvents.splice(0)) {
        app.confluence.world.viewer = undefined;
        if (event.kind === 'owner') await app.stepTestByQueue(event.testId, LEASE_SECONDS);
      }
      app.confluence.world.viewer = test.by;
    }
    return viewOfTest(latest, app.clock.now());
  };

  const members = (group = editors) => app.confluence.membersOf(group.id);

  /** The app over the same fakes, with other ports. */
  const appWith = (over: Partial<Ports>) =>
    makeApp({ ...app.portsOver(app.confluence.directory), ...over });

  return { start, started, runToEnd, members, appWith };
};

/** The identity, the state and the two outcomes of each trial. */
export const trialsOf = ({ trials }: SelfTestView) =>
  trials.map(({ identity, state, add, removal }) => [
    ...[identity, state, add?.outcome, removal?.outcome],
  ]);
