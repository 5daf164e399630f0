import { partsOf, type PlanRow } from '../../domain/plan/plan';
import type { PlanId } from '../../domain/plan/planId';
import type { PlanStore } from '../ports/planStore';

const PARTS_AT_ONCE = 20; // about 700 KB, of the 4 MB that one reading may give

/** Gives a plan's parts one after the other; ends early where one is missing. */
export async function* readAllParts(
  plans: PlanStore,
  id: PlanId,
  rows: number,
): AsyncGenerator<readonly PlanRow[]> {
  const total = partsOf(rows);
  for (let first = 0; first < total; first += PARTS_AT_ONCE) {
    const read = await plans.readParts(id, first, Math.min(PARTS_AT_ONCE, total - first));
    if (!read) return;
    yield* read;
  }
}
