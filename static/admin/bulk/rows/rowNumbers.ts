const MAX_NAMED = 8;

/** The first row numbers, in words, and how many there are beyond them. */
export const rowNumbers = (
  rows: readonly number[],
  locale: string,
): { named: string; more: number } => {
  const few = rows.slice(0, MAX_NAMED).map((row) => row.toString());
  return {
    // With more to come, "and" is not for the last of these.
    named: new Intl.ListFormat(locale, {
      type: rows.length > MAX_NAMED ? 'unit' : 'conjunction',
    }).format(few),
    more: rows.length - few.length,
  };
};
