import { once } from 'node:events';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

const KEEP_ALIVE_MS = 65_000; // longer than clients keep an idle connection, so they close it
const LISTEN_TRIES = 10;
const RETRY_MS = 200; // a host that was just killed frees its port within a moment
const HOST_NAMES = ['127.0.0.1', 'localhost'];

/**
 * Starts a server on 127.0.0.1; port 0 is any free one. Call `handle` before you wait for anything
 * else. If the port is in use for two seconds, throws and says what to do.
 */
export const startServer = async (requestedPort: number) => {
  let handler: Handler | undefined;
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (request, response) => {
    // A handler fails if the client disconnects while it sends its body.
    handler?.(request, response).catch(() => response.destroy());
  });
  const port = await listen(server, requestedPort);
  return {
    port,
    /** The address without a slash at its end. */
    url: `http://127.0.0.1:${port}`,
    /** Answers all requests with this handler from now on. */
    handle: (next: Handler): void => {
      handler = next;
    },
    /** Ends open requests and the server. */
    close: async (): Promise<void> => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
};

/** The origins of a page that a server on this port may have sent. */
export const ownOrigins = (port: number | string): string[] =>
  HOST_NAMES.map((name) => `http://${name}:${port}`);

/**
 * Says why a server refuses a request that a page of another origin could send from a person's
 * browser. `Host` must name this server (otherwise DNS rebinding is possible), and `Origin` may be
 * absent. Returns undefined if the request is fine.
 */
export const refusedOrigin = (
  { host = '', origin }: IncomingHttpHeaders,
  port: number,
): string | undefined => {
  const origins = ownOrigins(port);
  if (!origins.includes(`http://${host}`)) return 'This host name is not served here.';
  if (origin !== undefined && !origins.includes(origin))
    return 'Requests of other origins are refused.';
  return undefined;
};

/**
 * Reads a body; undefined if it has more than `maxBytes`. A larger one is read to its end but
 * not kept, because a client that is still writing does not see an answer. Above `maxReadBytes` the
 * connection is cut. Throws if the client disconnects.
 */
export const readBytes = async (
  request: IncomingMessage,
  maxBytes: number,
  maxReadBytes = Infinity,
): Promise<Buffer | undefined> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= maxBytes) chunks.push(chunk);
    else if (size > maxReadBytes) break;
  }
  return size > maxBytes ? undefined : Buffer.concat(chunks);
};

const listen = async (server: Server, port: number): Promise<number> => {
  for (let left = LISTEN_TRIES; ; left -= 1) {
    try {
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
      const address = server.address();
      if (typeof address === 'object' && address !== null) return address.port;
      throw new Error('The server has no port.');
    } catch (error) {
      if ((error as { code?: unknown }).code !== 'EADDRINUSE') throw error;
      if (left === 1)
        throw new Error(
          `Port ${port} is in use: stop the program that uses it, or choose another port, for ` +
            `example with \`npm start -- --port ${port + 10}\`.`,
          { cause: error },
        );
      await pause(RETRY_MS);
    }
  }
};
