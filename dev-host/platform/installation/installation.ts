import type { ConfluenceAddress } from '../confluence/confluenceAddress';

/** The app installed on one site. */
export type Installation = {
  /** A UUID; the same after a restart. */
  id: string;
  /** Of the site; a UUID. */
  cloudId: string;
  /** How people call the site: the simulated site's profile, or the real site's host. */
  site: string;
  confluence: ConfluenceAddress;
};

/** The context of an installation, as the platform names it. */
export const contextAri = ({ cloudId }: Installation): string =>
  `ari:cloud:confluence::site/${cloudId}`;
