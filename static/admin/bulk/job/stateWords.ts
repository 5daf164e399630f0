import type { JobState, JobView } from '../../../../src/application/bulkApi';
import type { MessageKey } from '../../words/messageKey';

type Shown = {
  text: MessageKey;
  appearance: 'inprogress' | 'moved' | 'default' | 'removed' | 'success';
};

const STATES: Record<JobState, Shown> = {
  running: { text: 'bulk.state.running', appearance: 'inprogress' },
  waiting: { text: 'bulk.state.waiting', appearance: 'moved' },
  paused: { text: 'bulk.state.paused', appearance: 'default' },
  cancelled: { text: 'bulk.state.cancelled', appearance: 'removed' },
  done: { text: 'bulk.state.done', appearance: 'success' },
};

/** The word for how a job is, and its colour; what was asked and is not so yet comes first. */
export const stateWords = ({ state, wish }: Pick<JobView, 'state' | 'wish'>): Shown => {
  if (wish === 'pause') return { text: 'bulk.state.pausing', appearance: 'default' };
  if (wish === 'cancel') return { text: 'bulk.state.cancelling', appearance: 'removed' };
  return STATES[state];
};

/** Whether nothing more will come of a job. */
export const isOver = ({ state }: Pick<JobView, 'state'>): boolean =>
  state === 'done' || state === 'cancelled';
