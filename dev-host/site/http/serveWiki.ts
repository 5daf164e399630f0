import type { IncomingMessage, ServerResponse } from 'node:http';
import { callerName, identify } from '../access';
import type { Random } from '../../random';
import { renameGroups, replacedAnswer, statusAnswer } from '../faultEffects';
import type { Misfortune, RenameFault } from '../faults';
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

const failed = (error: unknown): Answer => {
  console.error('The simulated Confluence failed:', error);
  return confluenceError(500, 'Internal Server Error');
};

const carryOut = (site: Site, request: Incoming): Answer => {
  try {
    return answerWiki(site, request);
  } catch (error) {
    return failed(error);
  }
};

const withFault = (site: Site, request: Incoming, fault: Misfortune['fault']): Sent => {
  switch (fault?.effect) {
    case undefined:
      return { answer: carryOut(site, request) };
    case 'status':
      return { answer: statusAnswer(site, fault.value) };
    case 'drop':
      return { lost: true, points: 0 };
    case 'lose-response':
      return { lost: true, points: carryOut(site, request).points };
    case 'body':
      return { answer: replacedAnswer(carryOut(site, request), fault.value) };
  }
};

/** Nothing comes between the renames and the request: no other request is answered meanwhile. */
const withMisfortune = (site: Site, request: Incoming, { renames, fault }: Misfortune): Sent => {
  const rename = (when: RenameFault['when']): void => {
    for (const { value } of renames.filter((one) => one.when === when))
      renameGroups(site.directory, value);
  };
  try {
    rename('before');
    const sent = withFault(site, request, fault);
    rename('after');
    return sent;
  } catch (error) {
    return { answer: failed(error) }; // a test that asks for what cannot be must notice
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

  const misfortune = site.faults.take(target);
  const waited = await pause(
    misfortune.delayMs + latency(random, site.settings().latencyMs),
    closing,
  );
  if (!waited) return;

  const incoming = { method, path, query, caller, base: `${url.origin}/wiki` };
  const sent = body.ok
    ? withMisfortune(site, { ...incoming, body: body.value }, misfortune)
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
