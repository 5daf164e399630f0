import { WEB_TRIGGER_REQUEST_BYTES, type TriggerRequest } from '../../platform/webTrigger';
import type { Platform } from '../../platform/platform';
import type { Hosted } from '../hosted';
import { problem, readBody, type Answer, type Incoming, type Route } from '../routing';

const ADDRESS = /^\/public\/([^/]+)(\/.*)?$/;

/** Web triggers, for any client and any method. */
export const makeWebTriggerRoutes =
  (platform: Platform, hosted: readonly Hosted[]): Route =>
  (request) => {
    const [, id, userPath = ''] = ADDRESS.exec(request.path) ?? [];
    if (id === undefined) return undefined;
    const url = platform.urls.find(id);
    const found = hosted.find(({ installation }) => installation.id === url?.installationId);
    const module = platform.manifest.modules.webtrigger.find(({ key }) => key === url?.triggerKey);
    if (found === undefined || module === undefined)
      return problem(404, 'There is no such web trigger.');
    return triggerRequest(request, userPath)
      .then((call) => platform.callTrigger(module, found.installation, call))
      .then(({ status, headers, body }): Answer => ({
        status,
        headers: Object.fromEntries(headers),
        ...(body !== undefined && { body }),
      }));
  };

const triggerRequest = async (
  { method, path, query, message }: Incoming,
  userPath: string,
): Promise<TriggerRequest> => ({
  method,
  path,
  userPath,
  headers: headersOf(message.rawHeaders),
  queryParameters: Object.fromEntries(
    [...new Set(query.keys())].map((name) => [name, query.getAll(name)]),
  ),
  body: (await readBody(message, WEB_TRIGGER_REQUEST_BYTES)).toString('utf8'),
});

/** Headers by their names as sent. A header that was sent twice has two values. */
const headersOf = (raw: readonly string[]): Record<string, string[]> => {
  const headers = new Map<string, string[]>();
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const name = raw[at] ?? '';
    headers.set(name, [...(headers.get(name) ?? []), raw[at + 1] ?? '']);
  }
  return Object.fromEntries(headers);
};
