import type { JobView } from '../../../../src/application/bulkApi';

/** Whether a job goes on only once somebody says so: it is paused, or nothing will tell it by itself. */
export const goesOnByHand = ({ state, wish, waiting }: JobView): boolean =>
  state === 'paused' ||
  wish === 'pause' ||
  waiting?.for === 'approval' ||
  waiting?.for === 'another-owner';
