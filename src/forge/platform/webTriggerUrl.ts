import { webTrigger } from '@forge/api';
import type { WebTriggerUrl } from '../../application/ports/platform';
import { log } from './log';
import { TIMED_OUT, withinTime } from './withinTime';

const LIMIT_MS = 4_000; // an admin must be able to revoke keys, with or without the address

/** The address of a web trigger. Undefined if the platform does not give it in time. */
export const webTriggerUrl: WebTriggerUrl = async (key) => {
  try {
    const url = await withinTime(webTrigger.getUrl(key), LIMIT_MS);
    return url === TIMED_OUT ? undefined : url;
  } catch (error) {
    log({ event: 'web trigger url', code: error instanceof Error ? error.name : typeof error });
    return undefined;
  }
};
