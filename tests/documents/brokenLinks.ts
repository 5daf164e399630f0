import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { anchorsOf } from './anchors';
import { readMarkdown } from './markdown';

const LINKS = [
  /\]\(<?([^)>\s]+)>?(?:\s+"[^"]*")?\)/g, // [text](target "title"), and pictures
  /^\[[^\]]+\]: +<?([^>\s]+)/gm, // [name]: target
  /<(?:a|img)\s[^>]*\b(?:href|src)="([^"]+)"/g,
];

/** The targets of a page's links within this project: no web addresses, nothing inside code. */
export const relativeLinks = (page: string): string[] => {
  const text = readMarkdown(page).prose.replace(/`[^`\n]*`/g, '');
  const targets = LINKS.flatMap((link) =>
    [...text.matchAll(link)].map(([, target = '']) => target),
  );
  return targets.filter((target) => !/^([a-z][a-z+.-]*:|\/\/)/i.test(target));
};

/** The links of a page to a missing file or heading; `from` is the page's own path. */
export const brokenLinks = (page: string, from: string): string[] =>
  relativeLinks(page).filter((link) => {
    const [target = '', anchor] = decodeURIComponent(link).split('#');
    const file = target === '' ? from : path.resolve(path.dirname(from), target);
    if (target !== '' && !existsSync(file)) return true;
    if (anchor === undefined) return false;
    if (!file.endsWith('.md')) return true;
    const { headings } = readMarkdown(target === '' ? page : readFileSync(file, 'utf8'));
    return !anchorsOf(headings).includes(anchor);
  });
