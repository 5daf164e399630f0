/** A message from a frame's bridge to the page. */
export type FromFrame =
  | { kind: 'call'; id: number; command: string; data?: unknown }
  | { kind: 'height'; px: number }
  | { kind: 'problem'; message: string };

/** A message from the page to a frame's bridge. `resized`: the page gave the frame another size. */
export type ToFrame =
  | { kind: 'answer'; id: number; value?: unknown }
  | { kind: 'refusal'; id: number; message: string }
  | { kind: 'event'; event: string; payload?: unknown }
  | { kind: 'theme'; theme: Theme }
  | { kind: 'resized' };

/** The page's theme: the rules of its tokens, and the attributes of `<html>` that select them. */
export type Theme = { css: string; attributes: Record<string, string> };

/**
 * The origin of this server's other name. The page and its frames have two origins, as in Forge,
 * where a frame comes from a content network. So neither can access the other.
 */
export const otherOrigin = (): string => {
  const { protocol, hostname, port } = window.location;
  return `${protocol}//${hostname === 'localhost' ? '127.0.0.1' : 'localhost'}:${port}`;
};
