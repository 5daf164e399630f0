import type { VirtualTime } from '../../fakes/bulk/virtualTime';
import type { RoughSite } from './roughSite';

// The app waits 2.5 s for storage. What it has given up lands up to 20 s later.
const [LATE_MS, LATEST_MS] = [3_000, 20_000];

/** An operation of storage that fails, is late, or lands after the app has given up on it. */
export const roughStorage = async (
  { chance, weather }: RoughSite,
  time: VirtualTime,
  carryOut: () => Promise<Response>,
  /** How often it goes wrong, 0 to 1, and how many of four to six such operations land late. */
  { probability, late }: { probability: number; late: 1 | 3 } = {
    probability: weather.storage,
    late: 1,
  },
): Promise<Response> => {
  if (!chance?.happens(probability)) return carryOut();
  switch (chance.between(1, 3 + late)) {
    case 1:
      return Response.json({ code: 'INTERNAL_SERVER_ERROR', message: '' }, { status: 500 });
    case 2:
      return Response.json({ code: 'RATE_LIMIT_EXCEEDED', message: '' }, { status: 429 });
    case 3: {
      const response = await carryOut();
      await time.pause(LATE_MS);
      return response;
    }
    default:
      await time.pause(chance.between(LATE_MS, LATEST_MS));
      return carryOut();
  }
};
