import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { files } from '../files';
import { problem, type Answer } from '../http/answer';
import type { Route } from '../http/route';

const TYPES: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.woff2', 'font/woff2'],
]);

// No other page may frame this one, and it loads nothing from elsewhere.
const POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:";
const FRAME_HEADERS = { 'content-security-policy': `${POLICY}; frame-ancestors 'none'` };

const ASSET = /^\/assets\/((?:[\w-]+\/)*[\w-][\w.-]*)$/;

/** The admin page and what it is made of, as the build left it. */
export const pageRoutes: Route = ({ method, path }) => {
  if (method !== 'GET' && method !== 'HEAD') return undefined;
  if (path === '/') return file('index.html', FRAME_HEADERS);
  const asset = ASSET.exec(path)?.[1];
  return asset === undefined ? undefined : file(asset);
};

const file = (name: string, headers: Record<string, string> = {}): Answer => {
  const type = TYPES.get(extname(name));
  try {
    if (type === undefined) return problem(404, `There is no ${name} here.`);
    const body = readFileSync(join(files.page, name));
    return { status: 200, headers: { ...headers, 'content-type': type }, body };
  } catch {
    return problem(404, `There is no ${name} here.`);
  }
};
