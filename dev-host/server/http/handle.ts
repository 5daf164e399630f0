import type { IncomingMessage, ServerResponse } from 'node:http';
import { problem, type Answer } from './answer';
import { HttpProblem } from './httpProblem';
import { readIncoming, type Incoming } from './incoming';
import type { Route } from './route';

/** Answers every request: the first route that takes it does, after the guard let it in. */
export const makeHandle =
  (guard: (request: Incoming) => void, routes: readonly Route[]) =>
  (message: IncomingMessage, response: ServerResponse): void => {
    void answerOf(readIncoming(message), guard, routes).then((answer) => {
      send(response, answer);
    });
  };

const answerOf = async (
  request: Incoming,
  guard: (request: Incoming) => void,
  routes: readonly Route[],
): Promise<Answer> => {
  try {
    guard(request);
    for (const route of routes) {
      const answer = route(request);
      if (answer !== undefined) return await answer;
    }
    return problem(404, `There is no ${request.method} ${request.path} here.`);
  } catch (error) {
    if (error instanceof HttpProblem) return problem(error.status, error.message);
    console.error(error);
    return problem(500, 'The local host failed; its own log says why.');
  }
};

const send = (response: ServerResponse, { status, headers = {}, body }: Answer): void => {
  response.writeHead(status, {
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...headers,
    ...(body !== undefined && { 'content-length': Buffer.byteLength(body) }),
  });
  response.end(response.req.method === 'HEAD' ? undefined : body);
};
