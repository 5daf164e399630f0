import type { Data } from '../data/data';
import { MAX_PUSHES_A_CHAIN } from './limits';

/**
 * Counts the pushes of a chain: those of the invocation that began it, of the consumers of its
 * events, of theirs, and so on. Forge ends a chain that pushes too often.
 */
export type Chains = { isSpent: (chain: string) => boolean; count: (chain: string) => void };

export const makeChains = ({ statement }: Data): Chains => ({
  isSpent: (chain) => {
    const row = statement('SELECT pushes FROM queue_chain WHERE id = ?').get([chain]);
    return Number(row?.['pushes'] ?? 0) >= MAX_PUSHES_A_CHAIN;
  },
  count: (chain) => {
    statement(
      `INSERT INTO queue_chain VALUES (?, 1)
       ON CONFLICT (id) DO UPDATE SET pushes = pushes + 1`,
    ).run([chain]);
  },
});
