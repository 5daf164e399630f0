import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Random } from '../random';
import { answerDev } from './dev/answerDev';
import type { Answer } from './http/answer';
import { confluenceError, notFound } from './http/errors';
import { guardOrigin } from './http/guardOrigin';
import { readBody } from './http/readBody';
import { sendAnswer } from './http/sendAnswer';
import { serveWiki } from './http/serveWiki';
import type { Site } from './state/site';

const addressOf = (request: IncomingMessage, port: number): URL | undefined => {
  try {
    return new URL(`http://127.0.0.1:${port.toString()}${request.url ?? '/'}`);
  } catch {
    return undefined;
  }
};

const serveDev = async (site: Site, request: IncomingMessage, url: URL): Promise<Answer> => {
  const body = await readBody(request);
  return body.ok ? answerDev(site, request.method ?? 'GET', url.pathname, body.value) : body.answer;
};

/** Makes the handler of a site's server: Confluence's API below `/wiki`, the tests' routes below `/dev`. */
export const makeHandler =
  (site: Site, random: Random, port: number, closing: AbortSignal) =>
  async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const refusal = guardOrigin(request.headers, port);
    const url = addressOf(request, port);
    if (refusal !== undefined) sendAnswer(response, refusal);
    else if (url === undefined) sendAnswer(response, confluenceError(400, 'No such address'));
    else if (url.pathname.startsWith('/wiki/')) {
      await serveWiki(site, random, closing, request, response, url);
    } else if (url.pathname.startsWith('/dev/')) {
      sendAnswer(response, await serveDev(site, request, url));
    } else sendAnswer(response, notFound(`null for uri: ${url.href}`));
  };
