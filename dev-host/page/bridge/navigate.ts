import { messageOf } from '../messageOf';
import { reportProblem } from '../state/problems';
import { addressOf } from './location';
import type { Location } from './location';

/** Goes to a location in this tab, or opens it in a new one. Both `router.navigate` and `.open`. */
export const navigate = async (data: unknown): Promise<void> => {
  const { type, ...location } = data as Location & { type: 'same-tab' | 'new-tab' };
  try {
    const address = await addressOf(location);
    if (type === 'new-tab') window.open(address, '_blank', 'noopener');
    else window.location.assign(address);
  } catch (error) {
    reportProblem(messageOf(error));
    throw error;
  }
};
