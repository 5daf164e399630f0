import { z } from 'zod';
import { ACCESS_TYPES, isGroupName, MANAGERS, USAGES } from '../company/company';
import { faultSchema } from '../faults';

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
