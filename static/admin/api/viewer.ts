import { useProductContext } from '@forge/react';
import { createContext, useContext } from 'react';

/** Whether the viewer is a site admin. Undefined if that isn't known. */
export const ViewerIsSiteAdmin = createContext<boolean | undefined>(undefined);

export const useViewerIsSiteAdmin = (): boolean | undefined => useContext(ViewerIsSiteAdmin);

/**
 * The viewer's account ID. Undefined until the platform has provided it.
 * https://developer.atlassian.com/platform/forge/ui-kit/hooks/use-product-context/
 */
export const useViewer = (): string | undefined => useProductContext()?.accountId;
