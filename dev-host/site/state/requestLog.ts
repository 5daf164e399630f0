/** One ordinary request as `GET /dev/requests` shows it. */
type LoggedRequest = {
  method: string;
  path: string;
  /** The query as it was sent, without its question mark. */
  query: string;
  /** `app`, the account id of a person, or `none`. */
  identity: string;
  /** What was sent; 0 where nothing was. */
  status: number;
  points: number;
  /** When the request came in, ISO 8601. */
  at: string;
};

const MAX_LOG = 20_000; // requests; older ones are forgotten

export type RequestLog = {
  add(request: LoggedRequest): void;
  all(): readonly LoggedRequest[];
  forget(): void;
};

/** Makes an empty log, in the order in which requests were answered. */
export const makeRequestLog = (): RequestLog => {
  let requests: LoggedRequest[] = [];
  return {
    add: (request) => {
      requests.push(request);
      // Cutting rarely and much keeps adding cheap.
      if (requests.length >= 2 * MAX_LOG) requests = requests.slice(-MAX_LOG);
    },
    all: () => requests.slice(-MAX_LOG),
    forget: () => {
      requests = [];
    },
  };
};
