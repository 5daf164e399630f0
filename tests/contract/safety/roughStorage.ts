import type { VirtualTime } from '../../fakes/bulk/virtualTime';
import type { RoughSite } from './roughSite';

const LATE_STORAGE_MS = 3_000; // the app waits 2.5 s for storage

/** An operation of storage that fails, is late, or lands after the app has given up on it. */
export const roughStorage = async (
  { chance, weather }: RoughSite,
  time: VirtualTime,
  carryOut: () => Promise<Response>,
): Promise<Response> => {
  if (!chance?.happens(weather.storage)) return carryOut();
  switch (chance.between(1, 4)) {
    case 1:
      return Response.json({ code: 'INTERNAL_SERVER_ERROR', message: '' }, { status: 500 });
    case 2:
      return Response.json({ code: 'RATE_LIMIT_EXCEEDED', message: '' }, { status: 429 });
    case 3: {
      const response = await carryOut();
      await time.pause(LATE_STORAGE_MS);
      return response;
    }
    default:
      await time.pause(LATE_STORAGE_MS);
      return carryOut();
  }
};
