import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { problem, type Answer } from './answer';

const TYPES: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.woff2', 'font/woff2'],
]);

/** A file of a page, by its path on disk; 404 where there is none, or none of a kind for pages. */
export const fileAnswer = (
  path: string,
  name: string,
  headers: Record<string, string> = {},
): Answer => {
  const type = TYPES.get(extname(path));
  try {
    if (type === undefined) return problem(404, `There is no ${name} here.`);
    const body = readFileSync(path);
    return { status: 200, headers: { ...headers, 'content-type': type }, body };
  } catch {
    return problem(404, `There is no ${name} here.`);
  }
};
