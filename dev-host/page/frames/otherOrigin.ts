/**
 * This server by its other name. The page and its frames are of two origins, as they are in Forge,
 * where a frame comes from a content network: neither reaches into the other.
 */
export function otherOrigin(): string {
  const { protocol, hostname, port } = window.location;
  return `${protocol}//${hostname === 'localhost' ? '127.0.0.1' : 'localhost'}:${port}`;
}
