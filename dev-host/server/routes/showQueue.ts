import type { Platform } from '../../platform/platform';
import { chooseInstallation } from '../choose';
import type { Hosted } from '../hosted';

/**
 * The events that wait, earliest first, and how many are with their consumers now: of the
 * installation that is named by number or id, or of all. No bodies.
 */
export const showQueue = (
  { queue }: Platform,
  hosted: readonly Hosted[],
  wanted: string | null,
) => {
  const chosen = wanted === null ? undefined : chooseInstallation(hosted, wanted).installation;
  const { waiting, running } = queue.show(chosen?.id);
  return {
    waiting: waiting.map(({ eventId, installationId, queue: name, dueAt }) => ({
      ...{ id: eventId, installation: installationId, queue: name },
      dueAt: new Date(dueAt).toISOString(),
    })),
    running,
  };
};
