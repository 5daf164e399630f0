import type { Platform } from '../../platform/platform';
import type { Hosted } from '../hosted';

/**
 * Moves the time of everything forward: of the simulated sites first, as the events that become due
 * by it call them at once.
 */
export const moveClock = async (
  { clock }: Platform,
  hosted: readonly Hosted[],
  advanceSeconds: number,
): Promise<void> => {
  await Promise.all(
    hosted.map(async ({ installation }) => {
      const { url } = installation.confluence;
      const response = await fetch(`${url}/dev/clock`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ advanceSeconds }),
      });
      if (!response.ok) throw new Error(`${url}/dev/clock answered ${response.status}.`);
    }),
  );
  clock.advance(advanceSeconds);
};
