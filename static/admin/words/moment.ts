/** A point in time as the viewer writes it, in the browser's time zone. */
export const moment = (isoTime: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(
    new Date(isoTime),
  );
