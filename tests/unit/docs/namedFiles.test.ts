import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../../..');

const namesIn = (folder: string): string[] =>
  readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' });

const sources = new Set(
  ['src', 'static', 'tests', 'dev-host', 'bench']
    .flatMap(namesIn)
    .map((name) => path.basename(name)),
);

const pages = [
  'README.md',
  'SECURITY.md',
  'ARCHITECTURE.md',
  ...namesIn('docs')
    .filter((name) => name.endsWith('.md'))
    .map((name) => path.join('docs', name)),
];

/** The source files that a page names in code, with or without their folders. */
const filesNamedIn = (text: string): string[] =>
  [...text.matchAll(/`[\w./-]*?(?<name>\w+(?:\.test)?\.tsx?)`/g)].map(
    ({ groups }) => groups?.['name'] ?? '',
  );

test('finds the files that a page names', () => {
  expect(filesNamedIn('`one.ts`, `src/two.test.ts` and three.ts')).toEqual([
    'one.ts',
    'two.test.ts',
  ]);
});

test('every source file that the docs name exists', () => {
  const named = pages.flatMap((page) =>
    filesNamedIn(readFileSync(path.join(ROOT, page), 'utf8')).map((name) => ({ page, name })),
  );
  expect(named.length).toBeGreaterThan(50);
  expect(named.filter(({ name }) => !sources.has(name))).toEqual([]);
});
