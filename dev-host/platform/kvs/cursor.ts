import { KvsRefusal } from './kvsRefusal';

/** A place in a list, as a text that says nothing to the app. */
export const cursorOf = (place: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(place)).toString('base64url');

/** The place that a cursor stands for: so many texts or numbers. */
export const placeOf = (cursor: string, length: number): (string | number)[] => {
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(place) && place.length === length && place.every(isScalar)) return place;
  } catch {
    // refused below
  }
  throw new KvsRefusal(400, 'INVALID_CURSOR', 'The cursor is none that storage gave.');
};

const isScalar = (value: unknown): value is string | number =>
  typeof value === 'string' || typeof value === 'number';
