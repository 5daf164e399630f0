import { useLocale } from './useLocale';

/** Writes numbers as the viewer does: 12,500. With options also shares and rates. */
export const useNumber = (options: Intl.NumberFormatOptions = {}): ((value: number) => string) => {
  const format = new Intl.NumberFormat(useLocale(), options);
  return (value) => format.format(value);
};
