import type { Automation } from '../../../src/contract/adminApi';
import { invoke } from '../invoke';
import { type Loaded, useLoaded } from '../load/useLoaded';

const ask = () => invoke('listKeys');

/** The web trigger's address and the keys to it. */
export const useAutomation = (): Loaded<Automation> => useLoaded(ask);
