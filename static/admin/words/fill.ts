import type messages from '../../locales/en-US.json';

const PLACEHOLDER = /\{(\w+)\}/;

/** Fills the placeholders of a text, `{name}`. A placeholder without a value stays. */
export const fill = (text: string, values: Values): string =>
  splitAtPlaceholders(text)
    .map((part) =>
      'placeholder' in part ? (values[part.placeholder] ?? `{${part.placeholder}}`) : part.text,
    )
    .join('');

/** Splits a text into plain parts and placeholders. */
export const splitAtPlaceholders = (text: string): ({ text: string } | { placeholder: string })[] =>
  text
    .split(PLACEHOLDER)
    .map((part, index) => (index % 2 === 1 ? { placeholder: part } : { text: part }));

/** The name of a text in static/locales. A name that is missing there doesn't compile. */
export type MessageKey = keyof typeof messages;

/** The name of a text with two forms: `.one` for one thing, `.other` for any other number. */
export type CountedKey = {
  [Key in MessageKey]: Key extends `${infer Base}.one`
    ? `${Base}.other` extends MessageKey
      ? Base
      : never
    : never;
}[MessageKey];

type Values = Readonly<Record<string, string>>;

/** The text of a key in the viewer's language, with its placeholders filled. */
export type Words = (key: MessageKey, values?: Values) => string;

/** The text for a number of things. The number fills the placeholder `{count}`. */
export type Counted = (key: CountedKey, count: number, values?: Values) => string;

const made = new Map<string, unknown>();

/**
 * One of Intl's formats, which takes as long to make as to format hundreds of values. Each is made
 * once.
 */
export const intl = <Format, Options>(
  Format: new (locale: string, options?: Options) => Format,
  locale: string,
  options?: Options,
): Format => {
  const key = Format.name + locale + JSON.stringify(options);
  if (!made.has(key)) made.set(key, new Format(locale, options));
  return made.get(key) as Format;
};

/** Everything that turns values into text for the viewer. */
export type Writing = {
  words: Words;
  counted: Counted;
  locale: string;
  number: (value: number) => string;
};

export const makeWords =
  (translate: (key: MessageKey) => string): Words =>
  (key, values = {}) =>
    fill(translate(key), values);

/**
 * Chooses the plural form by the rules of the texts' language, which the text `locale` names. A
 * translation may have more forms than English, such as `.few`. Where it lacks one, `.other` is used.
 */
export const makeCounted = (words: Words, number: Writing['number']): Counted => {
  const plurals = intl(Intl.PluralRules, words('locale'));
  return (key, count, values = {}) => {
    const filled = { count: number(count), ...values };
    const form = `${key}.${plurals.select(count)}` as MessageKey; // English has only two of the forms
    const text = words(form, filled);
    return text === form ? words(`${key}.other`, filled) : text; // Forge gives a missing text's key
  };
};

/**
 * The locale for dates, numbers and lists: the viewer's if the texts are in the viewer's language,
 * otherwise that of the texts, so that a sentence is in one language.
 */
export const localeFor = (texts: string, viewer: string): string => {
  const [language] = texts.split('-');
  return viewer === language || viewer.startsWith(`${language}-`) ? viewer : texts;
};

/** Texts as a list in a sentence. With `unit`, the last one has no "and" before it. */
export const inList = (
  texts: readonly string[],
  locale: string,
  type: 'conjunction' | 'unit' = 'conjunction',
): string => intl(Intl.ListFormat, locale, { type }).format(texts);

/** A date and time as the viewer writes them, in the browser's time zone. */
export const moment = (isoTime: string, locale: string): string =>
  intl(Intl.DateTimeFormat, locale, { dateStyle: 'medium', timeStyle: 'short' }).format(
    new Date(isoTime),
  );

const MINUTE_S = 60;
const MAX_IN_SECONDS_S = 2 * MINUTE_S; // above that, minutes are precise enough

/** A waiting time in the viewer's language, rounded up: "45 seconds", "3 minutes". */
export const duration = (seconds: number, locale: string): string => {
  const wait = Math.max(1, Math.ceil(seconds));
  return wait < MAX_IN_SECONDS_S
    ? inUnit(wait, 'second', locale)
    : inUnit(Math.ceil(wait / MINUTE_S), 'minute', locale);
};

const inUnit = (count: number, unit: 'second' | 'minute', locale: string): string =>
  intl(Intl.NumberFormat, locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count);

/** The text of a change event. UI Kit doesn't type a field's value. */
export const typedText = (event: { target: { value?: unknown } }): string =>
  typeof event.target.value === 'string' ? event.target.value : '';

/**
 * The values chosen in a Select. It passes an option, a list of them with `isMulti`, or null when
 * cleared.
 */
export const chosenValues = (chosen: unknown): string[] => {
  const options: unknown[] = Array.isArray(chosen) ? chosen : [chosen];
  return options.flatMap((option) => {
    if (typeof option !== 'object' || option === null || !('value' in option)) return [];
    return typeof option.value === 'string' ? [option.value] : [];
  });
};
