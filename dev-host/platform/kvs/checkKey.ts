import { KvsRefusal } from './kvsRefusal';
import { MAX_KEY_CHARACTERS } from './limits';

// As the platform's documentation gives it; the `-` stands between two sets, so it is literal.
const KEY = /^(?!\s+$)[a-zA-Z0-9:._\s\-#]+$/;

/** Refuses a key that the platform would not take. */
export const checkKey = (key: string): void => {
  if (key.length === 0) throw new KvsRefusal(400, 'KEY_TOO_SHORT', 'The key is empty.');
  if (key.length > MAX_KEY_CHARACTERS)
    throw new KvsRefusal(400, 'KEY_TOO_LONG', `The key has over ${MAX_KEY_CHARACTERS} characters.`);
  if (!KEY.test(key))
    throw new KvsRefusal(400, 'INVALID_KEY', `The key does not match ${String(KEY)}.`);
};
