import type { Site } from '../../../dev-host/site/state/site';
import type { Chance } from '../../fakes/bulk/chance';
import type { VirtualTime } from '../../fakes/bulk/virtualTime';
import type { SiteRequest } from '../../seams/siteInProcess';

/** One real change: its action and identity, and what was known about its group. */
export type Fact = {
  action: string;
  kind: 'add' | 'remove';
  groupId: string;
  accountId: string;
  as: string;
  /** Whether the account that it ran as was at the page. */
  isPresent: boolean;
  /** When the request was sent, and when it was carried out, in milliseconds since 1970. */
  sentAt: number;
  at: number;
  /** The group gives admin rights. */
  isProtected: boolean;
  /** When the group began to give them, if that was during the run. */
  protectedSince?: number;
  /** Written by name, and groups were renamed since the group was last read by ID. */
  isInNameGap: boolean;
  /** In that gap, and groups were renamed again before the lookup after the write. */
  isRenamedAgain: boolean;
};

/** The probability of each kind of fault for one request or one storage operation. */
export type Weather = { reads: number; writes: number; renames: number; storage: number };

export const CALM: Weather = { reads: 0, writes: 0, renames: 0, storage: 0 };

// The app waits 12 s for Confluence. What it has given up is carried out up to 28 s later.
const [LATE_MS, LATEST_MS] = [13_000, 40_000];

const lost = (): never => {
  throw new TypeError('fetch failed', { cause: { code: 'ECONNRESET' } });
};

const givesAdminRights = (site: Site, groupId: string): boolean =>
  site.directory.byId(groupId)?.accessTypes.some((access) => access !== 'user') === true;

const membershipOf = (site: Site, accountId: string): ReadonlySet<string> =>
  new Set(site.directory.groupsOf(accountId).map(({ id }) => id));

/** Two groups swap their names. */
const swapNames = ({ directory }: Site, one: string, other: string): void => {
  const [first, second] = [directory.byId(one), directory.byId(other)];
  if (!first || !second) return;
  directory.putGroup({ ...first, name: `${first.name} (moving)` });
  directory.putGroup({ ...second, name: first.name });
  directory.putGroup({ ...first, name: second.name });
};

/** A group gets a name that moves it in every list, or goes back to its own. */
const moveInLists = ({ directory }: Site, id: string, prefix: string): void => {
  const group = directory.byId(id);
  if (!group) return;
  const own = group.name.replace(/^(?:aa|zz) /, '');
  directory.putGroup({ ...group, name: own === group.name ? `${prefix} ${own}` : own });
};

/**
 * A Confluence on which requests are late, lost, refused or answered oddly, and groups are renamed
 * between any two of them. It records the facts.
 */
export const makeRoughSite = (time: VirtualTime) => {
  const facts: Fact[] = [];
  let renames = 0;
  let renamesAtLastLook = 0;
  let unlooked: { fact: Fact; renames: number }[] = [];
  const protectedSince = new Map<string, number>();
  const rough = {
    facts,
    weather: CALM,
    /** The action that the next requests belong to. */
    action: 'none',
    /** The action that a request belongs to, at the moment when it is sent. */
    actionNow: (): string => rough.action,
    /** The account at the page, at the same moment. */
    viewerNow: (): string | undefined => undefined,
    /** The probability that a group begins to give admin rights before a request, and which. */
    promotions: { probability: 0, groups: [] as string[] },
    /** The shortest and the longest time that a request takes on its way. */
    latencyMs: [20, 20] as readonly [number, number],
    chance: undefined as Chance | undefined,
    /** Groups whose names are swapped. */
    groups: [] as string[],
    /** Groups that are deleted one by one, so that the lists move. */
    fillers: [] as string[],
    renames: () => renames,
    /** Forgets what happened, for another run. */
    forget: (): void => {
      facts.length = 0;
      protectedSince.clear();
    },

    around: async (
      request: SiteRequest,
      carryOut: () => Response,
      site: Site,
    ): Promise<Response> => {
      const { weather, chance } = rough;
      const sent = { action: rough.actionNow(), sentAt: time.now(), viewer: rough.viewerNow() };
      await time.pause(chance ? chance.between(...rough.latencyMs) : 20);
      if (!chance) return carryOut();
      if (chance.happens(rough.promotions.probability)) promote(site, chance);
      // More often right before a write by name, because that is the gap that has to be reported.
      const isByName = request.method !== 'GET' && request.path.endsWith('/group/user');
      if (chance.happens(isByName ? 2 * weather.renames : weather.renames)) {
        // Most often with a group that gives admin rights, because that is the dangerous case.
        const giving = rough.groups.filter((id) => givesAdminRights(site, id));
        const one = chance.pick(chance.happens(0.7) ? giving : rough.groups);
        if (chance.happens(0.8)) swapNames(site, one, chance.pick(rough.groups));
        else moveInLists(site, one, chance.pick(['aa', 'zz']));
        // A group that only fills the lists is deleted, and all behind it move up.
        const filler = rough.fillers.shift();
        if (filler !== undefined) site.directory.removeGroup(filler);
        renames += 1;
      }
      if (request.method === 'GET' || request.path.endsWith('/users-bulk'))
        return chance.happens(weather.reads)
          ? badRead(chance, carryOut, time)
          : lookedAt(request, carryOut);
      // A write may be carried out after later lookups, so what was known when it was sent counts.
      const known = renamesAtLastLook;
      const write = (): Response => witnessed(request, { ...sent, known }, carryOut, site);
      return chance.happens(weather.writes) ? badWrite(chance, write, time) : write();
    },
  };

  /** A group begins to give admin rights. */
  const promote = ({ directory }: Site, chance: Chance): void => {
    const group = directory.byId(chance.pick(rough.promotions.groups));
    if (!group || group.accessTypes.length > 0) return;
    directory.putGroup({ ...group, accessTypes: ['admin'] });
    protectedSince.set(group.id, time.now());
  };

  const lookedAt = ({ path }: SiteRequest, carryOut: () => Response): Response => {
    if (!path.endsWith('/group/by-id')) return carryOut();
    renamesAtLastLook = renames;
    for (const { fact, renames: atWrite } of unlooked) fact.isRenamedAgain = renames !== atWrite;
    unlooked = [];
    return carryOut();
  };

  /** Carries out a write, and records how it changed the account's memberships. */
  const witnessed = (
    { path, query, as, body }: SiteRequest,
    sent: { action: string; known: number; sentAt: number; viewer: string | undefined },
    carryOut: () => Response,
    site: Site,
  ): Response => {
    const accountId =
      new URLSearchParams(query).get('accountId') ?? (body as { accountId: string }).accountId;
    const before = membershipOf(site, accountId);
    const response = carryOut();
    const after = membershipOf(site, accountId);
    const changed = [...before, ...after].filter((id) => before.has(id) !== after.has(id));
    for (const groupId of changed) {
      const since = protectedSince.get(groupId);
      const fact: Fact = {
        ...{ action: sent.action, groupId, accountId, as, isPresent: as === sent.viewer },
        ...{ sentAt: sent.sentAt, at: time.now() },
        kind: after.has(groupId) ? 'add' : 'remove',
        ...(since !== undefined && { protectedSince: since }),
        isProtected: givesAdminRights(site, groupId),
        isInNameGap: path.endsWith('/group/user') && renames !== sent.known,
        isRenamedAgain: false,
      };
      facts.push(fact);
      if (fact.isInNameGap) unlooked.push({ fact, renames });
    }
    return response;
  };
  return rough;
};

export type RoughSite = ReturnType<typeof makeRoughSite>;

const refusal = (status: number, headers: Record<string, string> = {}): Response =>
  Response.json({ statusCode: status, message: 'no' }, { status, headers });

const badRead = async (
  chance: Chance,
  carryOut: () => Response,
  time: VirtualTime,
): Promise<Response> => {
  switch (chance.between(1, 7)) {
    case 1:
      return refusal(500);
    case 2:
      return refusal(429, { 'retry-after': '1' });
    case 3:
      return refusal(403);
    case 4:
      return new Response('<html>Bad gateway</html>', { status: 502 });
    case 5: {
      const text = await carryOut().text();
      return new Response(text.slice(0, Math.floor(text.length / 2)), { status: 200 });
    }
    case 6: {
      const response = carryOut();
      await time.pause(LATE_MS);
      return response;
    }
    default:
      return lost();
  }
};

const ODD_STATUSES = [200, 202, 204, 302, 408, 499, 500, 502, 503];

const badWrite = async (
  chance: Chance,
  write: () => Response,
  time: VirtualTime,
): Promise<Response> => {
  switch (chance.between(1, 7)) {
    case 1:
      return refusal(503);
    case 2:
      return refusal(429, { 'retry-after': '1' });
    case 3:
      return lost(); // it never arrived
    case 4:
      write();
      return lost();
    case 5: {
      await time.pause(chance.between(LATE_MS, LATEST_MS)); // the app has given up by then
      return write();
    }
    case 6: {
      const response = write();
      await time.pause(LATE_MS);
      return response;
    }
    default: {
      const { ok } = write();
      return ok ? new Response(null, { status: chance.pick(ODD_STATUSES) }) : refusal(500);
    }
  }
};
