import { setTimeout as pause } from 'node:timers/promises';

/** The time of a run. A run with a simulated site moves that site's clock instead of waiting. */
export type Clock = {
  /** Milliseconds since 1970. */
  now: () => number;
  sleep: (ms: number, signal?: AbortSignal) => Promise<unknown>;
};

export const realClock: Clock = {
  now: Date.now,
  sleep: (ms, signal) => pause(ms, undefined, signal && { signal }),
};

/** Where to send requests, and as whom. */
export type Access = { url: string; email: string; token: string };

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

export type RequestOptions = {
  query?: Record<string, string | number | boolean>;
  /** Sent as JSON. */
  body?: unknown;
  /** Sent unchanged, instead of `body`. */
  rawBody?: { text: string; contentType: string };
  /** Leaves the credentials out. */
  anonymous?: boolean;
  /** Returns a 429 instead of waiting and sending the request again. */
  keepLimited?: boolean;
  /** Also sent after an interruption, because it cleans up. */
  cleansUp?: boolean;
};

/** One answer of the site. */
export type Answer = {
  method: Method;
  path: string;
  status: number;
  headers: Headers;
  text: string;
  /** The JSON of the body. Undefined if it isn't JSON. */
  body: unknown;
  /** How long the answer took, in milliseconds. */
  ms: number;
};

/** The site sent no answer: a broken connection, an unknown host, or too long a silence. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

/** The site refused a request as one too many, after several waits or for a long time. */
export class StillLimited extends Error {
  override readonly name = 'StillLimited';
}

/** The run was interrupted. Nothing was sent. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

/** How long one kind of request took, in milliseconds. */
export type Timing = { operation: string; count: number; median: number; slowest: number };

export type SiteClient = ReturnType<typeof makeSiteClient>;

const ANSWER_LIMIT_MS = 60_000; // lists of groups take 20 to 30 s in large organizations
const MAX_LIMITED = 5; // times that one request is refused as one too many
const MAX_WAIT_MS = 60_000; // a longer wait is for the next hour, and a run doesn't wait that long

const LIMIT_HEADERS = [
  ...['Retry-After', 'RateLimit-Reason'],
  ...['X-RateLimit-Limit', 'X-RateLimit-Remaining', 'X-RateLimit-Reset', 'X-RateLimit-NearLimit'],
  ...['RateLimit', 'RateLimit-Policy', 'Beta-RateLimit', 'Beta-RateLimit-Policy'],
] as const;

/**
 * Makes a client of one site. It sends one request at a time, follows no redirect, so that the
 * credentials reach this site only, and waits if the site asks it to. After `signal` aborts, it
 * refuses further requests, except those that clean up. A write that was sent is always waited for,
 * so that its result is known.
 */
export const makeSiteClient = (access: Access, clock: Clock, signal: AbortSignal) => {
  const { url, email, token } = access;
  const authorization = `Basic ${Buffer.from(`${email}:${token}`).toString('base64')}`;
  const times = new Map<string, number[]>();
  const limits = new Map<string, Set<string>>();
  let sent = 0;

  const sendOnce = async (
    method: Method,
    path: string,
    { query = {}, body, rawBody, anonymous = false, cleansUp = false }: RequestOptions,
  ): Promise<Answer> => {
    if (signal.aborted && !cleansUp) throw new Interrupted();
    const parameters = new URLSearchParams(
      Object.entries(query).map(([name, value]) => [name, String(value)]),
    );
    // As `encodeURIComponent` does, which Rollcall uses: a plus sign is not a space everywhere.
    const search = parameters.toString().replaceAll('+', '%20');
    const content = rawBody?.text ?? (body === undefined ? undefined : JSON.stringify(body));
    const contentType = rawBody?.contentType ?? 'application/json';
    const limit = AbortSignal.timeout(ANSWER_LIMIT_MS);
    const isInterruptible = method === 'GET' && !cleansUp;
    const startedAt = performance.now();
    sent += 1;
    try {
      const response = await fetch(`${url}${path}${search === '' ? '' : `?${search}`}`, {
        method,
        redirect: 'manual',
        signal: isInterruptible ? AbortSignal.any([signal, limit]) : limit,
        headers: {
          accept: 'application/json',
          ...(!anonymous && { authorization }),
          ...(content !== undefined && { 'content-type': contentType }),
        },
        ...(content !== undefined && { body: content }),
      });
      const text = await response.text();
      const ms = performance.now() - startedAt;
      const { status, headers } = response;
      return { method, path, status, headers, text, body: jsonOf(text), ms };
    } catch (error) {
      if (signal.aborted && isInterruptible) throw new Interrupted();
      throw new NoAnswer(reasonOf(error));
    }
  };

  const note = (answer: Answer): void => {
    const operation = operationOf(answer);
    times.set(operation, [...(times.get(operation) ?? []), answer.ms]);
    for (const name of LIMIT_HEADERS) {
      const value = answer.headers.get(name);
      if (value !== null) limits.set(name, (limits.get(name) ?? new Set()).add(value));
    }
  };

  return {
    host: new URL(url).host,
    /** Sends a request, and again after each refusal as one too many. */
    send: async (method: Method, path: string, options: RequestOptions = {}): Promise<Answer> => {
      for (let limited = 0; ; limited += 1) {
        const answer = await sendOnce(method, path, options);
        note(answer);
        const wait = waitOf(answer, limited, clock.now());
        if (wait === undefined || options.keepLimited === true) return answer;
        if (limited === MAX_LIMITED || wait > MAX_WAIT_MS)
          throw new StillLimited(`${answer.status}, and a wait of ${Math.round(wait / 1_000)} s`);
        await clock.sleep(wait, options.cleansUp === true ? undefined : signal).catch(() => {
          throw new Interrupted();
        });
      }
    },
    /** Each kind of request with its times, the slowest kind first. */
    timings: (): Timing[] =>
      [...times]
        .map(([operation, list]) => {
          const sorted = list.toSorted((one, other) => one - other);
          const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
          return { operation, count: list.length, median, slowest: sorted.at(-1) ?? 0 };
        })
        .toSorted((one, other) => other.slowest - one.slowest),
    /** The values of each header about limits, in the order in which they came. */
    limits: (): [name: string, values: string[]][] =>
      [...limits].map(([name, values]) => [name, [...values]]),
    requests: () => sent,
  };
};

/** An operation without IDs: `GET /group/{id}/membersByGroupId`. */
const operationOf = ({ method, path }: Answer): string =>
  `${method} ${path.replace(/^\/wiki(?:\/rest\/api)?/, '').replace(/\/group\/[^/]{20,}\//, '/group/{id}/')}`;

/** How long a refused request waits. Undefined if it wasn't refused as one too many. */
const waitOf = ({ status, headers }: Answer, limited: number, now: number): number | undefined => {
  const asked = headers.get('retry-after');
  if (status !== 429 && !(status === 503 && asked !== null)) return undefined;
  const seconds = asked !== null && /^\d+$/.test(asked) ? Number(asked) : undefined;
  const until = asked === null ? Number.NaN : Date.parse(asked);
  const growing = 1_000 * 2 ** limited;
  const wait = seconds !== undefined ? seconds * 1_000 : until > now ? until - now : growing;
  return Math.max(1_000, wait);
};

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

/** Why no answer came, in a few words: `fetch` hides the reason in the cause. */
const reasonOf = (error: unknown): string => {
  const { name, message, cause } = error as { name?: string; message?: string; cause?: unknown };
  if (name === 'TimeoutError') return `nothing came within ${ANSWER_LIMIT_MS / 1_000} s`;
  const { code, message: reason } = (cause ?? {}) as { code?: string; message?: string };
  return code ?? reason ?? message ?? 'no reason given';
};
