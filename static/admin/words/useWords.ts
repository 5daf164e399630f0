import { useTranslation } from '@forge/react';
import { intl, localeFor, makeCounted, makeWords, type Words, type Writing } from './fill';

/**
 * The page's texts in the viewer's language.
 * https://developer.atlassian.com/platform/forge/ui-kit/hooks/use-translation/
 */
export const useWords = (): Words => makeWords(useTranslation().t);

/** The locale for dates, numbers and lists within the texts. */
export const useLocale = (): string => {
  const translation = useTranslation();
  const texts = useWords()('locale');
  return translation.ready ? localeFor(texts, translation.locale) : 'en-US';
};

/** Formats numbers as the viewer writes them: 12,500. Options allow shares and rates. */
export const useNumber = (options: Intl.NumberFormatOptions = {}): ((value: number) => string) => {
  const format = intl(Intl.NumberFormat, useLocale(), options);
  return (value) => format.format(value);
};

/** Everything that turns values into text for the viewer. */
export const useWriting = (): Writing => {
  const words = useWords();
  const number = useNumber();
  return { words, number, locale: useLocale(), counted: makeCounted(words, number) };
};
