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
