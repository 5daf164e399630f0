import { chunksOf, type PlanId } from '../../domain/plan/plan';
import type { PlanRow } from '../../domain/plan/planRow';
import type { PlanStore } from '../ports/storage';

const CHUNKS_AT_ONCE = 20; // about 700 KB, of the 4 MB that one read can return

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
