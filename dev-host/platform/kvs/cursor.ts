import * as z from 'zod';
import { KvsRefusal } from './kvsRefusal';

type Place = readonly (string | number)[];

/**
 * A place in a list, as a text that says nothing to the app. `emptyPages` counts the empty pages
 * that were given there one after another, so that no two cursors of a listing are the same.
 */
export const cursorOf = (place: Place, emptyPages = 0): string =>
  Buffer.from(JSON.stringify([place, emptyPages])).toString('base64url');

/** The place that a cursor stands for: so many texts or numbers, or none at the very start. */
export const placeOf = (cursor: string, length: number): Place => {
  const { place } = read(cursor);
  if (place.length === length || place.length === 0) return place;
  throw refused();
};

/** A new cursor for the place of another one, or for the start where there is none. */
export const nextCursorAt = (cursor: string | undefined): string => {
  if (cursor === undefined) return cursorOf([], 1);
  const { place, emptyPages } = read(cursor);
  return cursorOf(place, emptyPages + 1);
};

const read = (cursor: string): { place: Place; emptyPages: number } => {
  const parsed = schema.safeParse(jsonOf(cursor));
  if (!parsed.success) throw refused();
  const [place, emptyPages] = parsed.data;
  return { place, emptyPages };
};

const schema = z.tuple([z.array(z.union([z.string(), z.number()])), z.int()]);

const jsonOf = (cursor: string): unknown => {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
};

const refused = (): KvsRefusal =>
  new KvsRefusal(400, 'INVALID_CURSOR', 'The cursor is none that storage gave.');
