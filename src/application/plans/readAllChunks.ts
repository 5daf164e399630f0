import { chunksOf, type PlanId } from '../../domain/plan/plan';
import type { PlanRow } from '../../domain/plan/planRow';
import type { PlanStore } from '../ports/storage';

// All chunks of the largest plan, so that a slow storage is waited for once. They take about 4 MB.
export const CHUNKS_AT_ONCE = 100;

/** The rows of a plan, chunk by chunk: as they are stored, or as they are about to be. */
export type Chunks = () => AsyncIterable<readonly PlanRow[]> | Iterable<readonly PlanRow[]>;

/** Yields a plan's chunks in order. It ends early if one is missing. */
export async function* readAllChunks(
  plans: PlanStore,
  id: PlanId,
  rows: number,
): AsyncGenerator<readonly PlanRow[]> {
  const total = chunksOf(rows);
  for (let first = 0; first < total; first += CHUNKS_AT_ONCE) {
    const read = await plans.readChunks(id, first, Math.min(CHUNKS_AT_ONCE, total - first));
    if (!read) return;
    yield* read;
  }
}
