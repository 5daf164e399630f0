import type { RecordedChange } from '../../../src/application/adminApi';
import { holds } from '../bulk/job/jobCounts';
import type { Words } from '../words/useWords';

/**
 * What to add below the outcome of a recorded change: that a failed one may have been made, and
 * which other group it may have been made in.
 */
export const endingNotes = (ending: RecordedChange['ending'], words: Words): string[] => {
  if (!ending) return [];
  const { outcome, certain, otherGroupId } = ending;
  return [
    ...(certain === false && !holds(outcome) ? [words('failure.uncertain')] : []),
    ...(otherGroupId === undefined ? [] : [words('recent.other-group', { id: otherGroupId })]),
  ];
};
