import { createHash } from 'node:crypto';
import type { ConfluenceAddress } from './confluence/confluenceAddress';

/** The app, installed on one site. */
export type Installation = {
  /** A UUID that stays the same after a restart. */
  id: string;
  /** The site's UUID. */
  cloudId: string;
  /** The site's name: the profile of a simulated site, or the host of a real one. */
  site: string;
  confluence: ConfluenceAddress;
};

/** The platform's name for the context of an installation. */
export const contextAri = ({ cloudId }: Installation): string =>
  `ari:cloud:confluence::site/${cloudId}`;

/** Makes a UUID from a text. The same text gives the same UUID, also after a restart. */
export const stableId = (text: string): string => {
  const hex = createHash('sha256').update(text).digest('hex');
  const variant = ((parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
};
