import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Profile } from '../../../dev-host/site/state/settings';
import { makeSiteClient } from '../../conformance/client';
import { makeOwnGroups } from '../../conformance/ownGroups';
import { runSession, type Session, type SessionOptions } from '../../conformance/session';
import { startSimulatedSite, type SimulatedSite } from '../../conformance/simulated';
import { makeOnce, type Run } from '../../conformance/suite';

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** Makes an empty folder. It is deleted after the file's tests. */
export const newFolder = (): string => {
  const folder = mkdtempSync(path.join(tmpdir(), 'rollcall-conformance-'));
  folders.push(folder);
  return folder;
};

/** A run with a simulated site, as a session opens it, for tests of single checks. */
export const openRun = async (
  profile: Profile = 'granted',
): Promise<{ site: SimulatedSite; run: Run }> => {
  const site = await startSimulatedSite(profile);
  const { signal } = new AbortController();
  const client = makeSiteClient(site.access, site.clock, signal);
  const { users } = await site.dev<{ users: { accountId: string; displayName: string }[] }>(
    'GET',
    'state',
  );
  const { admin, nonAdmin } = site.accounts;
  const caller = users.find(({ accountId }) => accountId === admin);
  if (caller === undefined) throw new Error('The simulated site has no admin.');
  const run: Run = {
    ...{ site: client, clock: site.clock, signal, caller, person: nonAdmin },
    own: makeOwnGroups(client, newFolder(), [admin, nonAdmin], 'test'),
    ...{ burst: 110, maxWaitMs: 10_000, once: makeOnce() },
  };
  return { site, run };
};

export type SiteState = {
  groups: { id: string; name: string; members: string[] }[];
  users: { accountId: string; displayName: string; email: string }[];
};

/** What is true on the site. */
export const stateOf = (site: SimulatedSite): Promise<SiteState> =>
  site.dev<SiteState>('GET', 'state');

/** Runs a session with a simulated site. `more` overrides what the command would say. */
export const sessionWith = (
  site: SimulatedSite,
  more: Partial<SessionOptions> = {},
): Promise<Session> =>
  runSession({
    ...{ access: site.access, clock: site.clock, signal: new AbortController().signal },
    ...{ person: undefined, burst: undefined, maxWaitMs: 300_000 },
    ...{ folder: newFolder(), say: () => undefined },
    ...more,
  });

/** The state of each check, by its assumption. */
export const statesOf = ({ results }: Session): Record<string, string> =>
  Object.fromEntries(results.map(({ check, verdict }) => [check.assumption, verdict.state]));
