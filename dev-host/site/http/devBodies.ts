import { z } from 'zod';
import { ACCESS_TYPES, MANAGERS, USAGES } from '../company/company';
import { isGroupName } from '../company/isGroupName';
import { faultSchema } from '../faults/fault';

const MAX_FAULTS = 100;
const MAX_ADVANCE_S = 366 * 86_400;
const milliseconds = z.number().min(0).max(600_000);
const headerText = z.string().regex(/^[\x21-\x7e]+$/, 'is no text that a header can hold');
const name = z.string().refine(isGroupName, 'is no name that a group can have');

// The bodies of the routes for tests. Unknown fields are refused.

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

export const siteBody = z.strictObject({
  appMayWrite: z.boolean().optional(),
  nameEndpoints: z.enum(['on', 'retired']).optional(),
  emailEndpoint: z.enum(['on', 'off']).optional(),
  latencyMs: z.strictObject({ median: milliseconds, spread: milliseconds }).optional(),
  hourlyPoints: z.int().min(0).optional(),
  burstPerSecond: z.int().min(1).optional(),
  pageCut: z.int().min(1).nullable().optional(),
  pickerCut: z.int().min(1).nullable().optional(),
  nextLinks: z.enum(['usual', 'loop', 'elsewhere', 'endless']).optional(),
  repeats: z.boolean().optional(),
  quotaHeaders: z.enum(['beta', 'final', 'both', 'none']).optional(),
  quotaShown: z.enum(['always', 'near-limit']).optional(),
  burstPolicy: z.boolean().optional(),
  burstHeaders: z
    .strictObject({ limit: z.int().min(0), remaining: z.int().min(0) })
    .nullable()
    .optional(),
  limitReasons: z.strictObject({ hourly: headerText, burst: headerText }).optional(),
  retryAfter: z.union([z.enum(['seconds', 'date']), z.int().min(0), z.null()]).optional(),
  writeStatuses: z.array(z.int().min(200).max(599)).max(100).optional(),
  /** The points of the current hour that count as used. */
  pointsUsed: z.int().min(0).optional(),
});
