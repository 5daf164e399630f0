import { useTranslation } from '@forge/react';
import { fill } from './fill';
import type { MessageKey } from './messageKey';

/** The text of a key in the viewer's language, its places filled with values. */
export type Words = (key: MessageKey, values?: Readonly<Record<string, string>>) => string;

/**
 * The page's words. https://developer.atlassian.com/platform/forge/ui-kit/hooks/use-translation/
 */
export const useWords = (): Words => {
  const { t } = useTranslation();
  return (key, values = {}) => fill(t(key), values);
};
