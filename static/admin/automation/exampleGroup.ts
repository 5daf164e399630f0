import type { KeySummary } from '../../../src/application/adminApi';

/** A group that an example may name: one of the key's own, where it has any with a name. */
export const exampleGroup = ({ groups }: KeySummary): string =>
  (groups === 'all-unprotected' ? undefined : groups.find(({ name }) => name)?.name) ??
  'put-a-group-name-here';
