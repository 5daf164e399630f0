import type { IncomingMessage, ServerResponse } from 'node:http';
import { callerName } from '../access/caller';
import { identify } from '../access/identify';
import type { Random } from '../../random';
import { replacedAnswer, statusAnswer } from '../faults/faultAnswer';
import type { Misfortune } from '../faults/faultList';
import type { Site } from '../state/site';
import type { Answer } from './answer';
import { answerWiki } from './answerWiki';
import { confluenceError } from './errors';
import type { Incoming } from './incoming';
import { latency } from './latency';
import { pause } from './pause';
import { readBody } from './readBody';
import { sendAnswer } from './sendAnswer';

/** What goes back: an answer, or nothing but a closed connection and the points that it cost. */
type Sent = { answer: Answer } | { lost: true; points: number };

const carryOut = (site: Site, request: Incoming): Answer => {
  try {
    return answerWiki(site, request);
  } catch (error) {
    console.error('The simulated Confluence failed:', error);
    return confluenceError(500, 'Internal Server Error');
  }
};

const withFault = (site: Site, request: Incoming, fault: Misfortune['fault']): Sent => {
  switch (fault?.effect) {
    case undefined:
      return { answer: carryOut(site, request) };
    case 'status':
      return { answer: statusAnswer(fault.value) };
    case 'drop':
      return { lost: true, points: 0 };
    case 'lose-response':
      return { lost: true, points: carryOut(site, request).points };
    case 'body':
      return { answer: replacedAnswer(carryOut(site, request), fault.value) };
  }
};

/**
 * Serves one request of the API: waits as long as the site's latency and faults want, carries it out
 * unless a fault is in the way, answers, and writes it down. A request whose sender has given up
 * while it waited is carried out all the same, as a real server would.
 */
export const serveWiki = async (
  site: Site,
  random: Random,
  closing: AbortSignal,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> => {
  const at = new Date(site.now()).toISOString();
  const method = request.method ?? 'GET';
  const body = await readBody(request);
  const caller = identify(request.headers.authorization, site.directory);
  const { pathname: path, search, searchParams: query } = url;
  const target = { method, path, address: `${path}${search}`, caller };

  const { delayMs, fault } = site.faults.take(target);
  const waited = await pause(delayMs + latency(random, site.settings().latencyMs), closing);
  if (!waited) return;

  const incoming = { method, path, query, caller, base: `${url.origin}/wiki` };
  const sent = body.ok
    ? withFault(site, { ...incoming, body: body.value }, fault)
    : { answer: body.answer };
  const isLost = 'lost' in sent;
  site.log.add({
    method,
    path,
    query: search.slice(1),
    identity: callerName(caller),
    status: isLost ? 0 : sent.answer.status,
    points: isLost ? sent.points : sent.answer.points,
    at,
  });
  if (isLost) response.destroy();
  else sendAnswer(response, sent.answer);
};
