import type { JobView } from '../../../../src/application/bulkApi';

/** Whether a job does nothing until an admin does something about it. */
export const isBlocked = ({ state, waiting }: JobView): boolean =>
  state === 'paused' || waiting?.for === 'approval' || waiting?.for === 'another-owner';
