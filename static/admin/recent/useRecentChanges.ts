import type { RecordedChange } from '../../../src/application/adminApi';
import { invoke } from '../invoke';
import { useLoaded, type Loaded } from '../load/useLoaded';

const ask = () => invoke('listChanges');

/** The newest changes on record. */
export const useRecentChanges = (): Loaded<RecordedChange[]> => useLoaded(ask);
