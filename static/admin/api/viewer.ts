import { useProductContext } from '@forge/react';
import { createContext, useContext } from 'react';
import type { SiteStatus } from '../../../src/contract/adminApi';

/** What is known about the site and the viewer. Undefined until it is loaded. */
export const SiteKnown = createContext<SiteStatus | undefined>(undefined);

export const useSiteKnown = (): SiteStatus | undefined => useContext(SiteKnown);

/** Whether the viewer is a site admin. Undefined if that isn't known. */
export const useViewerIsSiteAdmin = (): boolean | undefined => useSiteKnown()?.viewerIsSiteAdmin;

/**
 * The viewer's account ID. Undefined until the platform has provided it.
 * https://developer.atlassian.com/platform/forge/ui-kit/hooks/use-product-context/
 */
export const useViewer = (): string | undefined => useProductContext()?.accountId;
