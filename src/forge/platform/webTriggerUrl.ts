import { webTrigger } from '@forge/api';
import { log } from './log';
import { TIMED_OUT, withinTime } from './withinTime';

const LIMIT_MS = 4_000; // keys must be there to be revoked, with or without the address

/** The address of a web trigger; undefined where the platform does not say it in time. */
export const webTriggerUrl = async (key: string): Promise<string | undefined> => {
  try {
    const url = await withinTime(webTrigger.getUrl(key), LIMIT_MS);
    return url === TIMED_OUT ? undefined : url;
  } catch (error) {
    log({ event: 'web trigger url', code: error instanceof Error ? error.name : typeof error });
    return undefined;
  }
};
