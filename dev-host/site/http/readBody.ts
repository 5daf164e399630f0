import type { IncomingMessage } from 'node:http';
import type { Answer } from './answer';
import { badRequest, confluenceError } from './errors';

const LARGEST_BODY = 1_048_576; // bytes

type Body = { ok: true; value: unknown } | { ok: false; answer: Answer };

const refused = (answer: Answer): Body => ({ ok: false, answer });

// What is too much is still read to its end, unkept: a client that is writing does not listen.
const collect = async (request: IncomingMessage): Promise<Buffer | undefined> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= LARGEST_BODY) chunks.push(chunk);
  }
  return size > LARGEST_BODY ? undefined : Buffer.concat(chunks);
};

const isJson = (contentType: string | undefined): boolean =>
  /^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(contentType?.trim() ?? '');

/**
 * Reads a request's body as JSON; undefined where it is empty. 413 over 1 MB, 415 where it does not
 * say that it is JSON, 400 where it is none. A request that breaks off makes it throw.
 */
export const readBody = async (request: IncomingMessage): Promise<Body> => {
  const bytes = await collect(request);
  if (bytes === undefined) {
    return refused(
      confluenceError(413, `The body is larger than ${LARGEST_BODY.toString()} bytes.`),
    );
  }
  if (bytes.length === 0) return { ok: true, value: undefined };
  if (!isJson(request.headers['content-type'])) {
    return refused(confluenceError(415, 'The body must be sent as application/json.'));
  }
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return { ok: true, value };
  } catch {
    return refused(badRequest('The body is not valid JSON.'));
  }
};
