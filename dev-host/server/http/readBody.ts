import type { IncomingMessage } from 'node:http';
import { HttpProblem } from './httpProblem';

const PATIENCE = 4; // so many times the limit is read and dropped, so that the client hears of it

/** The body as bytes. Throws 413 where it is larger than so many. */
export const readBody = async (message: IncomingMessage, mostBytes: number): Promise<Buffer> => {
  const parts: Buffer[] = [];
  let size = 0;
  try {
    for await (const part of message as AsyncIterable<Buffer>) {
      size += part.length;
      if (size <= mostBytes) parts.push(part);
      else if (size > mostBytes * PATIENCE) break;
    }
  } catch {
    throw new HttpProblem(400, 'The request broke off.'); // nobody is left to read this
  }
  if (size > mostBytes) throw new HttpProblem(413, `The body is larger than ${mostBytes} bytes.`);
  return Buffer.concat(parts);
};
