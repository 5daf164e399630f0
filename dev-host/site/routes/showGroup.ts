import type { Group } from '../company/company';
import type { Call } from './call';

/** A group as the API shows it; what it grants is not part of that. */
export const showGroup =
  ({ base }: Call) =>
  ({ id, name, managedBy, usageType }: Group) => ({
    type: 'group',
    name,
    id,
    managedBy,
    usageType,
    _links: { self: `${base}/rest/api/group/by-id?id=${encodeURIComponent(id)}` },
  });
