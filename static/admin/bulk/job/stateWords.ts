import type { JobState, JobView } from '../../../../src/application/bulkApi';
import type { MessageKey } from '../../words/messageKey';

type Appearance = 'inprogress' | 'moved' | 'default' | 'removed' | 'success';

const APPEARANCES: Record<JobState, Appearance> = {
  running: 'inprogress',
  waiting: 'moved',
  paused: 'default',
  cancelled: 'removed',
  done: 'success',
};

/** The word for how a job is, and its colour; what was asked and is not so yet comes first. */
export const stateWords = ({
  state,
  command,
}: Pick<JobView, 'state' | 'command'>): { text: MessageKey; appearance: Appearance } => {
  if (command === 'pause') return { text: 'bulk.state.pausing', appearance: 'default' };
  if (command === 'cancel') return { text: 'bulk.state.cancelling', appearance: 'removed' };
  return { text: `bulk.state.${state}`, appearance: APPEARANCES[state] };
};

/** Whether nothing more will come of a job. */
export const isOver = ({ state }: Pick<JobView, 'state'>): boolean =>
  state === 'done' || state === 'cancelled';
