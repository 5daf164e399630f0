import { createContext, useContext } from 'react';

/** Whether the viewer is a site admin. Undefined if that isn't known. */
export const ViewerIsSiteAdmin = createContext<boolean | undefined>(undefined);

export const useViewerIsSiteAdmin = (): boolean | undefined => useContext(ViewerIsSiteAdmin);
