import { fill, type MessageKey } from '../admin/words/fill';
import type { Words } from '../admin/words/useWords';

/** The app's words, by what `i18n` of `@forge/bridge` found for the viewer's language. */
export const makeWords =
  (translate: (key: MessageKey) => string): Words =>
  (key, values = {}) =>
    fill(translate(key), values);
