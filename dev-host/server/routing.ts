import type { IncomingMessage, ServerResponse } from 'node:http';
import type * as z from 'zod';
import { readBytes, type Handler } from '../httpServer';

/** A request as routes see it. */
export type Incoming = {
  method: string;
  /** Without the query; not decoded and not normalized. */
  path: string;
  query: URLSearchParams;
  message: IncomingMessage;
};

/** What the server sends. */
export type Answer = {
  status: number;
  headers?: Record<string, string>;
  body?: string | Buffer;
};

/** Answers a family of addresses. Returns undefined for every other address. */
export type Route = (request: Incoming) => Promise<Answer> | Answer | undefined;

/** A route throws this for a request that it refuses. It becomes an answer with this status. */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem';
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

const MAX_JSON_BYTES = 6 * 1_024 * 1_024; // more than invoke() may send, so that its limit applies
const READ_FACTOR = 4; // reads up to this many times a limit, so that the client sees the answer

export const json = (status: number, value: unknown): Answer => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify(value ?? null), // JSON has no undefined
});

export const problem = (status: number, message: string): Answer =>
  json(status, { error: { message } });

export const done = (): Answer => ({ status: 204 });

/** Makes a handler from routes: the first route that returns an answer is used. */
export const makeHandle =
  (routes: readonly Route[]): Handler =>
  async (message, response) => {
    const answer = await answerOf(readIncoming(message), routes);
    try {
      send(response, answer);
    } catch (error) {
      send(response, failed(error)); // Node refuses some values that a web trigger gives a header
    }
  };

/** Reads a body. Throws 413 if it has more than `maxBytes`. */
export const readBody = async (message: IncomingMessage, maxBytes: number): Promise<Buffer> => {
  const body = await readBytes(message, maxBytes, maxBytes * READ_FACTOR).catch(() => {
    throw new HttpProblem(400, 'The connection closed too early.'); // no one reads this
  });
  if (body === undefined) throw new HttpProblem(413, `The body is larger than ${maxBytes} bytes.`);
  return body;
};

/** Reads a body with a schema. Throws 415 unless its type is JSON, and 400 if it doesn't fit. */
export const readJson = async <S extends z.ZodType>(
  message: IncomingMessage,
  schema: S,
): Promise<z.output<S>> => {
  // A page of another origin can send forms and plain text without asking, but not this type.
  if (!/^application\/json\s*(;|$)/i.test(message.headers['content-type'] ?? ''))
    throw new HttpProblem(415, 'Send application/json.');
  const text = (await readBody(message, MAX_JSON_BYTES)).toString('utf8');
  const parsed = schema.safeParse(parse(text));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue?.path.map(String).join('.') ?? '';
  throw new HttpProblem(400, `${where === '' ? 'body' : where}: ${issue?.message ?? 'invalid'}`);
};

/** Decodes a piece of a path. Throws 400 if it isn't encoded correctly. */
export const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new HttpProblem(400, 'The address is not encoded correctly.');
  }
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new HttpProblem(400, 'The body is not JSON.');
  }
};

const readIncoming = (message: IncomingMessage): Incoming => {
  const { method = 'GET', url = '/' } = message;
  const [path = '/'] = url.split('?', 1);
  return { method, path, query: new URLSearchParams(url.slice(path.length + 1)), message };
};

const answerOf = async (request: Incoming, routes: readonly Route[]): Promise<Answer> => {
  try {
    for (const route of routes) {
      const answer = route(request);
      if (answer !== undefined) return await answer;
    }
    return problem(404, `There is no ${request.method} ${request.path} here.`);
  } catch (error) {
    if (error instanceof HttpProblem) return problem(error.status, error.message);
    return failed(error);
  }
};

const failed = (error: unknown): Answer => {
  console.error(error);
  return problem(500, 'The local host failed; its log says why.');
};

const send = (response: ServerResponse, { status, headers, body }: Answer): void => {
  response.writeHead(status, {
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...headers,
    ...(body !== undefined && { 'content-length': Buffer.byteLength(body) }),
  });
  response.end(body); // for HEAD, Node leaves the body out
};
