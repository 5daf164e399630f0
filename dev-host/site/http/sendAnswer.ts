import type { ServerResponse } from 'node:http';
import type { Answer } from './answer';

/** Sends an answer, with `headers` beside its own. */
export const sendAnswer = (
  response: ServerResponse,
  { status, headers, body, text, contentType }: Answer,
  common: Record<string, string> = {},
): void => {
  const content = text ?? (body === undefined ? undefined : JSON.stringify(body));
  response.writeHead(status, {
    ...common,
    ...(content !== undefined && {
      'Content-Type': contentType ?? 'application/json;charset=UTF-8',
      'Content-Length': Buffer.byteLength(content),
    }),
    // Without a length an empty answer would be sent in chunks.
    ...(content === undefined && status !== 204 && status !== 304 && { 'Content-Length': 0 }),
    ...headers,
  });
  response.end(content);
};
