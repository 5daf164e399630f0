import type { IncomingHttpHeaders } from 'node:http';
import { join } from 'node:path';
import { files } from '../files';
import { fileAnswer } from '../http/fileAnswer';
import { ownOrigins } from '../http/ownOrigins';
import type { Route } from '../http/route';

const ASSET = /^\/assets\/((?:[\w-]+\/)*[\w-][\w.-]*)$/;

/** The admin page and what it is made of, as the build left it. */
export const pageRoutes: Route = ({ method, path, message }) => {
  if (method !== 'GET' && method !== 'HEAD') return undefined;
  if (path === '/')
    return file('index.html', { 'content-security-policy': policy(message.headers) });
  const asset = ASSET.exec(path)?.[1];
  return asset === undefined ? undefined : file(asset);
};

const file = (name: string, headers?: Record<string, string>) =>
  fileAnswer(join(files.page, name), name, headers);

// No other page may frame this one, and it loads nothing from elsewhere but frames of its own.
const policy = ({ host }: IncomingHttpHeaders): string =>
  [
    "default-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    `frame-src ${ownOrigins(host).join(' ')}`,
    "frame-ancestors 'none'",
  ].join('; ');
