import { readMarkdown } from './markdown';

const FILE = /(?<![\w/.:@-])(?:\.?[\w-]+\/)*[\w.-]+\.(?:md|json|yml|tsx?|mjs|cjs)\b/g;
const FOLDER = /`((?:\.?[\w-]+\/)+)`/g;

/** The files and folders that a text names, outside code fences, from the project's root. */
export const namedPaths = (text: string): string[] => {
  const { prose } = readMarkdown(text);
  const files = [...prose.matchAll(FILE)].map(([file]) => file);
  return [...files, ...[...prose.matchAll(FOLDER)].map(([, folder = '']) => folder)];
};

/** A file that a page tells its readers to create. */
export type NewFile = { path: string; text: string };

const NEW = /^\/\/ new: (?<path>\S+)\n/;

/** The new files of a page: code fences that begin with `// new: <path>`. */
export const newFiles = (page: string): NewFile[] =>
  readMarkdown(page).fences.flatMap(({ text }) => {
    const path = NEW.exec(text)?.groups?.['path'];
    return path === undefined ? [] : [{ path, text }];
  });

/** The relative imports of a file: the module and the names. */
export const relativeImports = ({ text }: NewFile): { from: string; names: string[] }[] =>
  [...text.matchAll(/^import (?:type )?\{ (?<names>[^}]+) \} from '(?<from>\.[^']+)';$/gm)].map(
    ({ groups }) => ({
      from: groups?.['from'] ?? '',
      names: (groups?.['names'] ?? '').split(', ').map((name) => name.replace(/^type /, '')),
    }),
  );
