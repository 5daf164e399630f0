import { existsSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { ownOrigins } from '../../httpServer';
import type { Manifest } from '../../platform/manifest/manifest';
import { files } from '../files';
import { PSEUDO_LOCALE, pseudoTexts } from '../pseudoLocale';
import { HttpProblem, json, problem, type Answer, type Incoming, type Route } from '../routing';

const ASSET = /^\/assets\/((?:[\w-]+\/)*[\w-][\w.-]*)$/;
const FRAME_FILE = /^(\/frames\/([\w-]+)\/)((?:[\w-]+\/)*[\w-][\w.-]*)$/;
const LOCALE = /^\/__LOCALES__\/([\w-]+)\.json$/; // where `@forge/bridge` looks
const FRAME_BRIDGE = '/assets/frameBridge.js';

const HASHED = /-[A-Z0-9]{8}\.\w+$/; // as dev-host/build names what never changes

const TYPES: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.woff2', 'font/woff2'],
]);

const SANDBOX =
  'allow-popups allow-popups-to-escape-sandbox allow-downloads allow-forms allow-modals allow-pointer-lock allow-same-origin allow-scripts';

/** The admin page and its files from the build. */
export const pageRoutes: Route = (request) => {
  if (!isRead(request)) return undefined;
  const asset = ASSET.exec(request.path)?.[1];
  if (asset !== undefined) return assetAnswer(asset);
  if (request.path !== '/') return undefined;
  return fileAnswer(join(files.page, 'index.html'), 'index.html', pagePolicy(hostOf(request)));
};

/** The texts of the page, at the addresses where Forge puts them, and those of a pseudo-locale. */
export const makeLocaleRoutes = ({ translations }: Manifest): Route => {
  const { resources, fallback } = translations;
  const textsOf = (locale: string): Record<string, string> | undefined => {
    const path = resources.find(({ key }) => key === locale)?.path;
    if (path === undefined) return undefined;
    return JSON.parse(readFileSync(join(files.root, path), 'utf8')) as Record<string, string>;
  };
  return ({ method, path }) => {
    const name = method === 'GET' ? LOCALE.exec(path)?.[1] : undefined;
    if (name === undefined) return undefined;
    if (name === 'i18n-info') {
      const locales = [...resources.map(({ key }) => key), PSEUDO_LOCALE];
      return json(200, { translations: {}, config: { locales, fallback } });
    }
    if (name === PSEUDO_LOCALE) return json(200, pseudoTexts(textsOf(fallback.default) ?? {}));
    const texts = textsOf(name);
    return texts && json(200, texts);
  };
};

/**
 * What a Frame shows: the built folder of a resource, by its key, as Forge deploys it. The script of
 * the bridge is added to `index.html`, and the texts of the page are at the same level.
 * https://developer.atlassian.com/platform/forge/ui-kit/components/frame/
 */
export const makeFrameRoutes =
  ({ resources }: Manifest, locales: Route): Route =>
  (request) => {
    const [, folder, key, name] = FRAME_FILE.exec(request.path) ?? [];
    if (folder === undefined || key === undefined || name === undefined) return undefined;
    if (!isRead(request)) return undefined;
    if (name.startsWith('__LOCALES__/')) return locales({ ...request, path: `/${name}` });
    const found = resources.find((resource) => resource.key === key);
    const built = found && join(files.root, found.path);
    if (built === undefined || !existsSync(join(built, 'index.html')))
      return problem(404, `manifest.yml has no resource "${key}" whose path holds an index.html.`);
    const answer = fileAnswer(join(built, name), name, framePolicy(hostOf(request), folder));
    return name === 'index.html' ? withBridge(answer, key) : answer;
  };

const isRead = ({ method }: Incoming): boolean => method === 'GET' || method === 'HEAD';

export const hostOf = ({ message }: Incoming): string => message.headers.host ?? '';

/** A file by its path on disk. 404 if it doesn't exist or isn't of a type that pages use. */
export const fileAnswer = (path: string, name: string, policy?: string): Answer => {
  const type = TYPES.get(extname(path));
  const isFile = statSync(path, { throwIfNoEntry: false })?.isFile() === true;
  if (type === undefined || !isFile) return problem(404, `There is no ${name} here.`);
  const headers = policy === undefined ? {} : { 'content-security-policy': policy };
  return { status: 200, headers: { ...headers, 'content-type': type }, body: readFileSync(path) };
};

/** A file of the page's build. A browser keeps the ones with a hash, with their compiled code. */
const assetAnswer = (name: string): Answer => {
  const answer = fileAnswer(join(files.page, name), name);
  if (answer.status !== 200 || !HASHED.test(name)) return answer;
  const headers = { ...answer.headers, 'cache-control': 'max-age=31536000, immutable' };
  return { ...answer, headers };
};

const withBridge = (answer: Answer, key: string): Answer => {
  const page = String(answer.body);
  const withScript = page.replace(/<head[^>]*>/i, `$&<script src="${FRAME_BRIDGE}"></script>`);
  if (withScript === page)
    throw new HttpProblem(500, `The index.html of "${key}" has no <head>, which Forge needs.`);
  return { ...answer, body: withScript };
};

// No other page may frame this one. It loads nothing from elsewhere, except its own frames.
export const pagePolicy = (host: string): string =>
  [
    "default-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    `frame-src ${originsOf(host)}`,
    "frame-ancestors 'none'",
  ].join('; ');

/**
 * The content security policy that Forge gives to the content of a Frame: everything comes from the
 * resource's own folder, and nothing is inline. `permissions.content` and `permissions.external`,
 * which would loosen it, are not emulated.
 * https://developer.atlassian.com/platform/forge/custom-ui/iframe/
 */
const framePolicy = (host: string, folder: string): string => {
  const here = `http://${host}${folder}`;
  return [
    `default-src ${here}`,
    `script-src ${here} http://${host}${FRAME_BRIDGE}`,
    `img-src ${here} data: blob:`,
    `media-src ${here} data: blob:`,
    `frame-ancestors ${originsOf(host)}`,
    "form-action 'self'",
    "base-uri 'none'",
    `sandbox ${SANDBOX}`,
  ].join('; ');
};

const originsOf = (host: string): string =>
  ownOrigins(host.slice(host.lastIndexOf(':') + 1)).join(' ');
