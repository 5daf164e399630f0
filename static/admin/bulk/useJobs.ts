import type { JobView } from '../../../src/application/bulkApi';
import { invoke } from '../invoke';
import { useLoaded, type Loaded } from '../load/useLoaded';

const ask = () => invoke('listJobs');

/** The newest jobs, whoever owns them. */
export const useJobs = (): Loaded<JobView[]> => useLoaded(ask);
