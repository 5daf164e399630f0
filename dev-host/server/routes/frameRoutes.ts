import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from '../../platform/manifest/manifest';
import { files } from '../files';
import { problem, type Answer } from '../http/answer';
import { fileAnswer } from '../http/fileAnswer';
import { HttpProblem } from '../http/httpProblem';
import type { Route } from '../http/route';
import { framePolicy } from './framePolicy';

const ADDRESS = /^(\/frames\/([\w-]+)\/)((?:[\w-]+\/)*[\w-][\w.-]*)$/;
const BRIDGE = '/assets/frameBridge.js';

/**
 * What a Frame shows: the built folder of a resource, by its key, as Forge deploys it. The bridge's
 * script is put first into `index.html`, and the page's words lie beside it.
 * https://developer.atlassian.com/platform/forge/ui-kit/components/frame/
 */
export const makeFrameRoutes =
  ({ resources }: Manifest, locales: Route): Route =>
  (request) => {
    const { method, path, message } = request;
    const [, folder, key, name] = ADDRESS.exec(path) ?? [];
    if (folder === undefined || key === undefined || name === undefined) return undefined;
    if (method !== 'GET' && method !== 'HEAD') return undefined;
    if (name.startsWith('__LOCALES__/')) return locales({ ...request, path: `/${name}` });
    const found = resources.find((resource) => resource.key === key);
    const built = found && join(files.root, found.path);
    if (built === undefined || !existsSync(join(built, 'index.html')))
      return problem(404, `manifest.yml has no resource "${key}" whose path holds an index.html.`);
    const policy = framePolicy(message.headers.host ?? '', folder, BRIDGE);
    const answer = fileAnswer(join(built, name), name, { 'content-security-policy': policy });
    return name === 'index.html' ? withBridge(answer, key) : answer;
  };

const withBridge = (answer: Answer, key: string): Answer => {
  const page = String(answer.body);
  const withScript = page.replace(/<head[^>]*>/i, `$&<script src="${BRIDGE}"></script>`);
  if (withScript === page)
    throw new HttpProblem(500, `The index.html of "${key}" has no <head>; Forge wants one.`);
  return { ...answer, body: withScript };
};
