import type { RecordedChange } from '../../../src/application/adminApi';
import { holds } from '../bulk/job/jobCounts';
import type { Words } from '../words/useWords';

/**
 * What to add below the outcome of a recorded change: that a failed one may have been made, that an
 * add was not confirmed, and which two groups a change may have been made in.
 */
export const endingNotes = (
  { ending, group }: Pick<RecordedChange, 'ending' | 'group'>,
  words: Words,
): string[] => {
  if (!ending) return [];
  const { outcome, certain, otherGroupId } = ending;
  const mayBeMade = certain === false && (!holds(outcome) || outcome === 'added');
  const isMismatch = outcome === 'group-mismatch';
  return [
    ...(mayBeMade ? [words('failure.uncertain')] : []),
    ...(isMismatch && group ? [words('recent.checked-group', { id: group.id })] : []),
    ...(otherGroupId === undefined ? [] : [words('recent.other-group', { id: otherGroupId })]),
  ];
};
