/** What a request is answered with. No `body` and no `text` means an empty one. */
export type Answer = {
  status: number;
  headers?: Record<string, string>;
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as it is, instead of `body`. */
  text?: string;
  contentType?: string;
  /** What the request costs of the app's hourly pool. */
  points: number;
};

const A_CALL = 1;
const A_THING_READ = 2;

/** An answer that returns `things` users, groups and permissions, as the points scheme counts them. */
export const found = (body: unknown, things: number): Answer => ({
  status: 200,
  body,
  points: A_CALL + A_THING_READ * things,
});

/** The answer to a write that was carried out; it costs one point whatever it returns. */
export const done = (status: number, body?: unknown): Answer => ({
  status,
  ...(body !== undefined && { body }),
  points: A_CALL,
});
