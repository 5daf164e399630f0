import { z } from 'zod';
import { ACCESS_TYPES, MANAGERS, USAGES, type Group } from '../company/company';

const groupRecord = z.strictObject({
  id: z.string(),
  name: z.string(),
  managedBy: z.enum(MANAGERS),
  usageType: z.enum(USAGES),
  accessTypes: z.array(z.enum(ACCESS_TYPES)),
});

/** Reads a group as the journal wrote it; throws where the file holds something else. */
export const readGroupRecord = (text: string): Group => groupRecord.parse(JSON.parse(text));
