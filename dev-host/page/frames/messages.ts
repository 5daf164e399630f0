/** What a frame's bridge tells the page. */
export type FromFrame =
  | { is: 'call'; id: number; command: string; data?: unknown }
  | { is: 'height'; px: number }
  | { is: 'problem'; message: string };

/** What the page tells a frame's bridge. */
export type ToFrame =
  | { is: 'answer'; id: number; value?: unknown }
  | { is: 'refusal'; id: number; message: string }
  | { is: 'event'; event: string; payload?: unknown };
