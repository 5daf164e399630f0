import type { KeySummary } from '../../../src/application/adminApi';

/** The group in a key's example: one of its own that has a name, else a place to put one. */
export const exampleGroup = ({ groups }: KeySummary): string =>
  (groups === 'all-unprotected' ? undefined : groups.find(({ name }) => name)?.name) ??
  'put-a-group-name-here';
