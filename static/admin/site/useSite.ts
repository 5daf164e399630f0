import type { SiteStatus } from '../../../src/contract/adminApi';
import { invoke } from '../invoke';
import { type Loaded, useLoaded } from '../load/useLoaded';

const ask = () => invoke('getSite');

/** What is known of the site. Every change may teach the app more, so it is asked again then. */
export const useSite = (): Loaded<SiteStatus> => useLoaded(ask);
