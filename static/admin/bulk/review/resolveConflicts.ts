import type { OpenQuestion, Settled } from './question';
import { keyOf } from './questionKey';
import type { ReadyRow } from './resolveRow';

type Settling = { ready: ReadyRow[]; doubled: number[]; open: OpenQuestion[] };

/**
 * Rows that turn out to mean the same person and group, once both are known: those that ask for
 * the same become one, those that contradict each other are asked about.
 */
export const resolveConflicts = (rows: readonly ReadyRow[], { answers }: Settled): Settling => {
  const alike = new Map<string, ReadyRow[]>();
  for (const row of rows) {
    const key = keyOf('membership', row.group.id, row.accountId);
    const others = alike.get(key);
    if (others) others.push(row);
    else alike.set(key, [row]);
  }
  const settling: Settling = { ready: [], doubled: [], open: [] };
  for (const [key, same] of alike) {
    const answer = answers.get(key);
    const meant =
      answer?.is === 'action' ? same.filter(({ action }) => action === answer.action) : same;
    const [first, ...others] = meant;
    if (!first) continue;
    if (others.every(({ action }) => action === first.action)) {
      settling.ready.push(first);
      settling.doubled.push(...same.filter((row) => row !== first).map(({ row }) => row));
    } else settling.open.push(contradiction(key, first, same));
  }
  return settling;
};

const contradiction = (
  key: string,
  { accountId, group }: ReadyRow,
  same: readonly ReadyRow[],
): OpenQuestion => ({
  key,
  wants: 'action',
  why: 'bulk.found.contradiction',
  text: group.name,
  about: accountId,
  candidates: [],
  mayKeep: false,
  rows: same.map(({ row }) => row),
});
