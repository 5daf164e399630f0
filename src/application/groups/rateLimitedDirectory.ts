import type { Clock } from '../ports/clock';
import type { GroupDirectory } from '../ports/groupDirectory';
import type { Pause } from '../ports/pause';
import type { TimeLeft } from '../ports/timeLeft';
import { makeWithRetry } from './withRetry';

/**
 * The same directory for whoever reads about hundreds of groups at once: each kind of read keeps
 * to the pace that Confluence takes of one endpoint, and a short "wait" of Confluence is waited
 * out. Writes, and what a person at the page waits for, go through unchanged.
 */
export const makeRateLimitedDirectory = (deps: {
  directory: GroupDirectory;
  clock: Clock;
  pause: Pause;
  timeLeft: TimeLeft;
}): GroupDirectory => {
  const { directory } = deps;
  const members = makeWithRetry(deps); // one endpoint, whether they are listed or counted
  return {
    ...directory,
    findByText: makeWithRetry(deps)(directory.findByText),
    readById: makeWithRetry(deps)(directory.readById),
    readMembers: members(directory.readMembers),
    countMembers: members(directory.countMembers),
  };
};
