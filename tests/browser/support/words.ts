import { fill } from '../../../static/admin/words/fill';
import messages from '../../../static/locales/en-US.json';

/** The name of one of the page's texts. */
export type MessageKey = keyof typeof messages;

/** The text that the page shows for a key, its places filled. */
export const words = (key: MessageKey, values: Readonly<Record<string, string>> = {}): string =>
  fill(messages[key], values);
