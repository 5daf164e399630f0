import { readFrameInfo } from '../host';
import { messageOf, reportProblem } from '../state';

type Target = { target: string; [parameter: string]: unknown };

/** Where the `router` of `@forge/bridge` can go. */
export type Location = { url: string } | Target;

/**
 * The full address of a location: a URL, a path of the Confluence site, or one of the emulated
 * targets of `NavigationTarget`. Rejects other targets, and what is no web address.
 */
export const addressOf = async (location: Location): Promise<URL> => {
  const { siteUrl } = await readFrameInfo();
  const address = new URL('url' in location ? asText(location.url) : pathOf(location), siteUrl);
  if (address.protocol !== 'http:' && address.protocol !== 'https:')
    throw new Error(`A page cannot navigate to an address that begins with ${address.protocol}`);
  return address;
};

/** Answers `router.getUrl`. */
export const getUrl = async (data: unknown): Promise<string> =>
  (await addressOf(data as Location)).href;

/** Answers `router.navigate`, which stays in this tab, and `router.open`, which opens a new one. */
export const navigate = async (data: unknown): Promise<void> => {
  const { type, ...location } = data as Location & { type: 'same-tab' | 'new-tab' };
  try {
    const address = await addressOf(location);
    if (type === 'new-tab') window.open(address, '_blank', 'noopener');
    else window.location.assign(address);
  } catch (error) {
    reportProblem(messageOf(error));
    throw error;
  }
};

const pathOf = (location: Target): string => {
  switch (location.target) {
    case 'userProfile':
      return `/wiki/people/${encodeURIComponent(asText(location['accountId']))}`;
    case 'contentView':
      return `/wiki/pages/viewpage.action?pageId=${encodeURIComponent(asText(location['contentId']))}`;
    case 'spaceView':
      return `/wiki/spaces/${encodeURIComponent(asText(location['spaceKey']))}`;
    default:
      throw new Error(`The local Forge does not emulate the target "${location.target}".`);
  }
};

const asText = (value: unknown): string => {
  if (typeof value === 'string' && value !== '') return value;
  throw new Error('Each parameter of a location must be a text that is not empty.');
};
