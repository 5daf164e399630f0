import { useProductContext } from '@forge/react';

/**
 * The account id of whoever looks at the page; undefined until the platform has said it.
 * https://developer.atlassian.com/platform/forge/ui-kit/hooks/use-product-context/
 */
export const useViewer = (): string | undefined => useProductContext()?.accountId;
