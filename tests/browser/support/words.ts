import {
  type CountedKey,
  fill,
  makeCounted,
  makeWords,
  type MessageKey,
} from '../../../static/admin/words/fill';
import messages from '../../../static/locales/en-US.json';

/** The name of one of the page's texts. A counted text has a form for one and a form for others. */
export type TextKey = MessageKey | CountedKey;

const isMessage = (key: TextKey): key is MessageKey => key in messages;

const counted = makeCounted(
  makeWords((key) => messages[key]),
  (value) => value.toLocaleString('en-US'),
);

/** The text that the page shows for a key. A counted text takes its form from the value `count`. */
export const words = (key: TextKey, values: Readonly<Record<string, string>> = {}): string => {
  if (isMessage(key)) return fill(messages[key], values);
  return counted(key, Number(values['count']?.replaceAll(',', '')), values);
};
