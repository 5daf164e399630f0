import type { IncomingMessage } from 'node:http';

/** A request as routes see it. */
export type Incoming = {
  method: string;
  /** Without the query; as it was sent, not decoded. */
  path: string;
  query: URLSearchParams;
  message: IncomingMessage;
};

export const readIncoming = (message: IncomingMessage): Incoming => {
  const [path = '/', query = ''] = splitOnce(message.url ?? '/', '?');
  return {
    method: message.method ?? 'GET',
    path,
    query: new URLSearchParams(query),
    message,
  };
};

const splitOnce = (text: string, separator: string): string[] => {
  const at = text.indexOf(separator);
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + 1)];
};
