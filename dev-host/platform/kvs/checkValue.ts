import { KvsRefusal } from './kvsRefusal';
import { MAX_DEPTH, MAX_VALUE_BYTES } from './limits';

/** The JSON text of a value that is to be stored. Refuses none, null, and what is too large or deep. */
export const checkValue = (value: unknown): string => {
  if (value === undefined || value === null)
    throw new KvsRefusal(400, 'INVALID_VALUE', 'There is no value to store.');
  if (depthOf(value) > MAX_DEPTH)
    throw new KvsRefusal(400, 'MAX_DEPTH', `The value is nested deeper than ${MAX_DEPTH} levels.`);
  const json = JSON.stringify(value);
  if (Buffer.byteLength(json) > MAX_VALUE_BYTES)
    throw new KvsRefusal(400, 'MAX_SIZE', `The value has over ${MAX_VALUE_BYTES} bytes.`);
  return json;
};

const depthOf = (value: unknown): number => {
  let depth = 0;
  let level: unknown[] = [value];
  // Level by level, and no further than needed: a hostile value must not exhaust the stack.
  while (depth <= MAX_DEPTH) {
    const containers = level.filter((part) => typeof part === 'object' && part !== null);
    if (containers.length === 0) return depth;
    depth += 1;
    level = containers.flatMap((part) => Object.values<unknown>(part as Record<string, unknown>));
  }
  return depth;
};
