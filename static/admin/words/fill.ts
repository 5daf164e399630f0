import type messages from '../../locales/en-US.json';

const PLACEHOLDER = /\{(\w+)\}/;

/** Puts values into a text's places, `{name}`; a place without a value stays as it is. */
export const fill = (text: string, values: Readonly<Record<string, string>>): string =>
  splitAtPlaceholders(text)
    .map((part) =>
      'placeholder' in part ? (values[part.placeholder] ?? `{${part.placeholder}}`) : part.text,
    )
    .join('');

/** A text as its stretches of words and the places between them. */
export const splitAtPlaceholders = (text: string): ({ text: string } | { placeholder: string })[] =>
  text
    .split(PLACEHOLDER)
    .map((part, index) => (index % 2 === 1 ? { placeholder: part } : { text: part }));

/** The name of a text in static/locales; one that is missing there does not compile. */
export type MessageKey = keyof typeof messages;

/** A point in time as the viewer writes it, in the browser's time zone. */
export const moment = (isoTime: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(
    new Date(isoTime),
  );

const MINUTE_S = 60;
const MAX_IN_SECONDS_S = 2 * MINUTE_S; // beyond that, nobody counts seconds

/** A length of time to wait, in the viewer's language, rounded up: "45 seconds", "3 minutes". */
export const duration = (seconds: number, locale: string): string => {
  const wait = Math.max(1, Math.ceil(seconds));
  return wait < MAX_IN_SECONDS_S
    ? inUnit(wait, 'second', locale)
    : inUnit(Math.ceil(wait / MINUTE_S), 'minute', locale);
};

const inUnit = (count: number, unit: 'second' | 'minute', locale: string): string =>
  new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count);

/** The text of a field's change event; a field's value has no type of its own. */
export const typedText = (event: { target: { value?: unknown } }): string =>
  typeof event.target.value === 'string' ? event.target.value : '';
