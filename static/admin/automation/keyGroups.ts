import type { KeySummary } from '../../../src/application/adminApi';
import type { Words } from '../words/useWords';

const MAX_SHOWN = 5;

/** Which groups a key may write, a line each. */
export const keyGroups = ({ groups }: KeySummary, words: Words): string[] => {
  if (groups === 'all-unprotected') return [words('keys.all-unprotected')];
  const lines = groups
    .slice(0, MAX_SHOWN)
    .map(({ id, name }) => name ?? words('groups.gone', { id }));
  const others = groups.length - lines.length;
  return others > 0 ? [...lines, words('keys.more-groups', { count: others.toString() })] : lines;
};
