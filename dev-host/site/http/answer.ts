/** The answer to a request. Its body is empty without `body` and `text`. */
export type Answer = {
  status: number;
  headers?: Record<string, string>;
  /** Sent as JSON. */
  body?: unknown;
  /** Sent unchanged, instead of `body`. */
  text?: string;
  contentType?: string;
  /** What the request costs of the app's hourly pool. */
  points: number;
};

const POINTS_PER_CALL = 1;
const POINTS_PER_ITEM = 2;

/** An answer that returns `items` users, groups and permissions, as the points scheme counts them. */
export const found = (body: unknown, items: number): Answer => ({
  status: 200,
  body,
  points: POINTS_PER_CALL + POINTS_PER_ITEM * items,
});

/** The answer to a write that was carried out. It costs one point, whatever it returns. */
export const done = (status: number, body?: unknown): Answer => ({
  status,
  ...(body !== undefined && { body }),
  points: POINTS_PER_CALL,
});
