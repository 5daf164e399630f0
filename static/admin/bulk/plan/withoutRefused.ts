import type { PlanGroupView, PlanRowView } from '../../../../src/application/bulkApi';
import { draftRow, type PlanDraft } from './planDraft';

/** A plan's rows, without those in groups that are refused: what can be planned anew. */
export const withoutRefused = (
  groups: readonly PlanGroupView[],
  rows: readonly PlanRowView[],
): PlanDraft => {
  const kept = groups.flatMap(({ refusal }, place) => (refusal === undefined ? [place] : []));
  const places = new Map(kept.map((place, newPlace) => [place, newPlace]));
  return {
    groups: kept.flatMap((place) => groups[place]?.id ?? []),
    rows: rows.flatMap((row) => {
      const group = places.get(row.group);
      return group === undefined ? [] : [draftRow({ ...row, group })];
    }),
  };
};
