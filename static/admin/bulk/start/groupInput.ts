import type { GroupInput } from '../../../../src/application/adminApi';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** What a list calls a group: an id where it looks like one, else a name. */
export const groupRef = (written: string): GroupInput =>
  UUID.test(written) ? { groupId: written } : { groupName: written };
