import { draftRow, type PlanDraft } from '../plan/planDraft';
import type { ReadyRow } from './resolveRow';

/** The plan that comes of rows: each group once, the rows in the list's order. */
export const draftOf = (ready: readonly ReadyRow[]): PlanDraft => {
  const places = new Map<string, number>();
  const placeOf = (groupId: string): number => {
    const place = places.get(groupId) ?? places.size;
    places.set(groupId, place);
    return place;
  };
  const inOrder = [...ready].sort((one, other) => one.row - other.row);
  const rows = inOrder.map((row) => draftRow({ ...row, group: placeOf(row.group.id) }));
  return { groups: [...places.keys()], rows };
};
