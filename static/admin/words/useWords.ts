import { useTranslation } from '@forge/react';
import { fill, type MessageKey } from './fill';

/** The text of a key in the viewer's language, its places filled with values. */
export type Words = (key: MessageKey, values?: Readonly<Record<string, string>>) => string;

/**
 * The page's words. https://developer.atlassian.com/platform/forge/ui-kit/hooks/use-translation/
 */
export const useWords = (): Words => {
  const { t } = useTranslation();
  return (key, values = {}) => fill(t(key), values);
};

/** The viewer's language and region, for times and numbers. */
export const useLocale = (): string => {
  const translation = useTranslation();
  return translation.ready ? translation.locale : 'en-US';
};

/** Writes numbers as the viewer does: 12,500. With options also shares and rates. */
export const useNumber = (options: Intl.NumberFormatOptions = {}): ((value: number) => string) => {
  const format = new Intl.NumberFormat(useLocale(), options);
  return (value) => format.format(value);
};
