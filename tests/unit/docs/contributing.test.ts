import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readMarkdown } from '../../documents/markdown';
import { namedPaths, type NewFile, newFiles, relativeImports } from '../../documents/namedPaths';

const ROOT = path.resolve(__dirname, '../../..');
const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');
const exists = (file: string): boolean => existsSync(path.join(ROOT, file));

const PAGE = read('CONTRIBUTING.md');
const FILES = newFiles(PAGE);

test('every file and folder that CONTRIBUTING.md names exists', () => {
  const named = namedPaths(PAGE);
  expect(named).toEqual(
    expect.arrayContaining(['src/contract/actionInputs.ts', 'tests/host/support/']),
  );
  expect(named.length).toBeGreaterThan(30);
  expect(named.filter((file) => !exists(file))).toEqual([]);
});

test('its examples show a test of each kind', () => {
  const kinds = FILES.flatMap(
    ({ path: file }) => /^tests\/(\w+)\/.*\.test\.ts$/.exec(file)?.[1] ?? [],
  );
  expect(new Set(kinds)).toEqual(new Set(['unit', 'contract', 'host', 'page', 'browser']));
});

test.each(FILES)('its example $path is new, in a folder that exists', ({ path: file }) => {
  expect(exists(file)).toBe(false);
  expect(exists(path.dirname(file))).toBe(true);
});

/** The names that an example imports although no file of the project, and no example, exports them. */
const missingImports = (example: NewFile): string[] =>
  relativeImports(example).flatMap(({ from, names }) => {
    const module = path.join(path.dirname(example.path), from);
    const source = [`${module}.ts`, `${module}.tsx`].find(exists);
    if (source === undefined) return [module];
    const exporting = `${read(source)}\n${PAGE}`;
    const isExported = (name: string): boolean =>
      new RegExp(`^\\+?export (?:(?:const|type) |\\{ )${name}\\b`, 'm').test(exporting);
    return names.filter((name) => !isExported(name)).map((name) => `${source}: ${name}`);
  });

test.each(FILES)('everything that its example $path imports exists', (example) => {
  expect(relativeImports(example)).not.toEqual([]);
  expect(missingImports(example)).toEqual([]);
});

test('finds an import that does not exist', () => {
  const text = [
    "import { test } from 'elsewhere';",
    "import { PEOPLE, type Nothing } from '../../fakes/examples';",
    "import type { Gone } from '../../fakes/gone';",
  ].join('\n');
  expect(missingImports({ path: 'tests/unit/groups/a.test.ts', text })).toEqual([
    'tests/fakes/examples.ts: Nothing',
    'tests/fakes/gone',
  ]);
});

test('finds the paths that a text names', () => {
  const text =
    'See `src/a.ts`, [b](docs/b.md#part), SECURITY.md, `.github/c.yml` and `tests/d/`.\n' +
    'Not https://example.com/e.md, `src/f`, `a/*.ts` or\n```ts\n// new: g/h.ts\nlet i;\n```\n';
  expect(namedPaths(text)).toEqual([
    ...['src/a.ts', 'docs/b.md', 'SECURITY.md', '.github/c.yml'],
    'tests/d/',
  ]);
  expect(newFiles(text)).toEqual([{ path: 'g/h.ts', text: '// new: g/h.ts\nlet i;\n' }]);
});

const CHECKS = [...read('tests/runner/checks.mjs').matchAll(/^ +(?:\{ )?name: '([\w-]+)'/gm)];
const PROJECTS = [
  ...read('tests/runner/runTests.mjs').matchAll(/^ +(?:\{ )?projects: \[(.+?)\]/gm),
];
const STEPS = new Set([
  ...CHECKS.map(([, name]) => name),
  ...PROJECTS.flatMap(([, names = '']) =>
    names.split(', ').map((name) => name.replaceAll("'", '')),
  ),
]);

test('every step that CONTRIBUTING.md selects with --only exists', () => {
  expect([...STEPS]).toEqual(expect.arrayContaining(['types', 'lint', 'unit', 'page', 'browser']));
  const selected = [...PAGE.matchAll(/--only ([\w,-]+)/g)].flatMap(([, steps = '']) =>
    steps.split(','),
  );
  expect(selected).toEqual(expect.arrayContaining(['unit', 'host']));
  expect(selected.filter((step) => !STEPS.has(step))).toEqual([]);
});

test('its headings for a decision are those of the decisions', () => {
  const { headings } = readMarkdown(read('docs/decisions/0006-no-module-state.md'));
  const [, ...sections] = headings;
  expect(sections).toHaveLength(4);
  expect(PAGE).toContain(`the headings ${sections.join(', ')}.`);
});
