import { addressOf } from './location';
import type { Location } from './location';

/** The full address of a location, as text. */
export const getUrl = async (data: unknown): Promise<string> =>
  (await addressOf(data as Location)).href;
