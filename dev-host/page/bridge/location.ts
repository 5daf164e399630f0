import { readFrameInfo } from '../backend/frameInfo';

/** Where `router` of `@forge/bridge` can be asked to go. */
export type Location = { url: string } | { target: string; [parameter: string]: unknown };

/**
 * The full address of a location: a URL, a path of the Confluence site, or one of the targets of
 * `NavigationTarget` that are emulated. Rejects for others, and for what is no web address.
 */
export async function addressOf(location: Location): Promise<URL> {
  const { siteUrl } = await readFrameInfo();
  const address = new URL('url' in location ? asText(location.url) : pathOf(location), siteUrl);
  if (address.protocol !== 'http:' && address.protocol !== 'https:') {
    throw new Error(`A page cannot navigate to an address that begins with ${address.protocol}`);
  }
  return address;
}

function pathOf(location: { target: string; [parameter: string]: unknown }): string {
  switch (location.target) {
    case 'userProfile':
      return `/wiki/people/${encodeURIComponent(asText(location['accountId']))}`;
    case 'contentView':
      return `/wiki/pages/viewpage.action?pageId=${encodeURIComponent(asText(location['contentId']))}`;
    case 'spaceView':
      return `/wiki/spaces/${encodeURIComponent(asText(location['spaceKey']))}`;
    default:
      throw new Error(`The local host does not emulate the target "${location.target}".`);
  }
}

function asText(value: unknown): string {
  if (typeof value === 'string' && value !== '') return value;
  throw new Error('A location needs a text for each of its parts.');
}
