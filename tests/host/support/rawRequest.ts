import { connect } from 'node:net';

/** What came back. `status` is 0 if the connection ended without an answer. */
export type RawAnswer = {
  status: number;
  /** By their names in lower case. */
  headers: Record<string, string>;
  body: string;
  /** The status line and the headers as they were sent. */
  head: string;
};

/** The parts of a request as they go over the wire. `{host}` in a header becomes the server's own. */
export type RawRequest = {
  method?: string;
  target?: string;
  /** HTTP/1.1 if left out. */
  version?: string;
  /** Without them, only the server's own `Host` is sent; `Connection: close` always is. */
  headers?: readonly string[];
  /** Sent as it is: with a body, `headers` has to say its length. */
  body?: string | Buffer;
  /** Ends the connection after the body, without waiting for an answer. */
  breaksOff?: boolean;
};

/** Writes a request to a socket exactly as given, and reads the answer until the connection ends. */
export const rawRequest = (url: string, request: RawRequest): Promise<RawAnswer> =>
  new Promise((resolve) => {
    const { host, hostname, port } = new URL(url);
    const { method = 'GET', target = '/', version = 'HTTP/1.1', body = '' } = request;
    const headers = (request.headers ?? ['Host: {host}']).map((line) =>
      line.replace('{host}', host),
    );
    const head = [`${method} ${target} ${version}`, ...headers, 'Connection: close', '', ''];
    const socket = connect(Number(port), hostname);
    const chunks: Buffer[] = [];
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', () => undefined); // 'close' follows
    socket.on('close', () => {
      resolve(parse(Buffer.concat(chunks).toString('utf8')));
    });
    // In one piece: an answer to the head alone could end the connection before the body is sent.
    socket.write(Buffer.concat([Buffer.from(head.join('\r\n')), Buffer.from(body)]), () => {
      if (request.breaksOff === true) socket.destroy();
    });
  });

const parse = (text: string): RawAnswer => {
  const at = text.indexOf('\r\n\r\n');
  if (at === -1) return { status: 0, headers: {}, body: '', head: '' };
  const head = text.slice(0, at);
  const [first = '', ...lines] = head.split('\r\n');
  const headers = lines.map((line): [string, string] => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
  });
  return {
    status: Number(first.split(' ')[1]),
    headers: Object.fromEntries(headers),
    body: text.slice(at + 4),
    head,
  };
};

/** The status and the message of an answer, in the form of either server. */
export const said = ({ status, body }: RawAnswer): [number, string] => {
  if (body === '') return [status, ''];
  const { error, message } = JSON.parse(body) as {
    error?: { message: string };
    message?: string;
  };
  const text = (error?.message ?? message ?? '').replaceAll(/127\.0\.0\.1:\d+/g, '{host}');
  return [status, text.replace(/^[\w.]+Exception: /, '')];
};
