import { z } from 'zod';
import { ACCESS_TYPES, isGroupName, MANAGERS, USAGES } from '../company/company';
import { faultSchema } from '../faults';
import type { Site } from '../state/site';

const MAX_FAULTS = 100;
const MAX_ADVANCE_S = 366 * 86_400; // a leap year
const name = z.string().refine(isGroupName, 'is not a valid group name');

// The bodies that the routes for tests accept. Unknown fields are refused. The body of
// `PATCH /dev/site` is in `state/settings.ts`.
export const faultsBody = z.array(faultSchema).max(MAX_FAULTS);

export const newGroupBody = z.strictObject({
  name,
  managedBy: z.enum(MANAGERS).default('ADMINS'),
  usageType: z.enum(USAGES).default('USERBASE_GROUP'),
  accessTypes: z.array(z.enum(ACCESS_TYPES)).default([]),
});

export const groupBody = z.strictObject({
  name: name.optional(),
  managedBy: z.enum(MANAGERS).optional(),
  usageType: z.enum(USAGES).optional(),
});

export const clockBody = z.strictObject({
  advanceSeconds: z.number().min(0).max(MAX_ADVANCE_S),
});

export const personBody = z.strictObject({ active: z.boolean().optional() });

/** Shows the true state: every group with all its members, also suspended ones, and every account. */
export const showState = ({ directory }: Site) => ({
  groups: directory.all().map((group) => ({
    ...group,
    members: directory.members(group.id).map(({ accountId }) => accountId),
  })),
  users: Array.from(directory.people(), ({ timeZone: _timeZone, ...user }) => user),
});

/** Shows what `PATCH /dev/site` can change. */
export const showSettings = (site: Site) => ({
  ...site.settings(),
  pointsUsed: site.points.used(),
});

/** Shows the site's time, which `PUT /dev/clock` moves forward. */
export const showClock = (site: Site) => ({ now: new Date(site.now()).toISOString() });
