import { useTranslation } from '@forge/react';

/** The viewer's language and region, for times and numbers. */
export const useLocale = (): string => {
  const translation = useTranslation();
  return translation.ready ? translation.locale : 'en-US';
};
