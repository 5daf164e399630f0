import type { PlanView } from '../../../../src/contract/bulkApi';
import type { SpecialWords } from '../../words/failureWords';

/**
 * Whether discarding a plan loses something: another admin's plan, or one whose list is no longer
 * on the page. The viewer's own undo or retry can be created again from its job with one click.
 */
export const isLostWhenDiscarded = (
  { authorId, origin }: Pick<PlanView, 'authorId' | 'origin'>,
  { viewerId, hasList }: { viewerId: string | undefined; hasList: boolean },
): boolean => authorId !== viewerId || (origin.kind === 'import' && !hasList);

const again = 'bulk.discard.again';

/** Discarding a plan twice discards it once. */
export const discardPlanWords: SpecialWords = {
  'in-progress': { title: 'bulk.discard.applied.title', next: 'bulk.discard.applied.next' },
  'not-found': { title: 'bulk.discard.gone.title', next: 'bulk.discard.gone.next' },
  'timed-out': { title: 'failure.timed-out.title', next: again },
  'no-answer': { title: 'failure.no-answer.title', next: again },
  unavailable: { title: 'failure.unavailable.title', next: again },
};
