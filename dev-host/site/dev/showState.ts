import type { Site } from '../state/site';

/** The ground truth: every group with all its members, suspended ones too, and every account. */
export const showState = ({ directory }: Site) => ({
  groups: directory.all().map(({ id, name, managedBy, usageType, accessTypes }) => ({
    id,
    name,
    managedBy,
    usageType,
    accessTypes,
    members: directory.members(id).map(({ accountId }) => accountId),
  })),
  users: [...directory.people()].map(({ accountId, displayName, email, active, accountType }) => ({
    accountId,
    displayName,
    email,
    active,
    accountType,
  })),
});

/** What `PATCH /dev/site` changes, as it is now. */
export const showSettings = (site: Site) => ({
  ...site.settings(),
  pointsUsed: site.points.used(),
});

/** The site's time, which `PUT /dev/clock` moves forward. */
export const showClock = (site: Site) => ({ now: new Date(site.now()).toISOString() });
