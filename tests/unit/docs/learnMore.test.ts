import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DOCS_ADDRESS } from '../../../static/docsAddress';

const ROOT = path.resolve(__dirname, '../../..');
const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');

const LEARN_MORE = 'static/admin/ui/LearnMore.tsx';
const SOURCE = read(LEARN_MORE);

/** The topics of the page's links, with the file in `docs/` that each leads to. */
const TOPICS = [...SOURCE.matchAll(/^ {2}(\w+): '([\w-]+\.md)',$/gm)].map(
  ([, topic = '', file = '']) => ({ topic, file }),
);

test('the page has links to the docs', () => {
  expect(TOPICS).toContainEqual({ topic: 'bulk', file: 'bulk.md' });
  expect(TOPICS).toHaveLength((SOURCE.match(/\.md'/g) ?? []).length);
});

test.each(TOPICS)('the link about $topic leads to docs/$file', ({ file }) => {
  expect(existsSync(path.join(ROOT, 'docs', file))).toBe(true);
});

test.each(TOPICS)('the page shows the link about $topic', ({ topic }) => {
  const files = readdirSync(path.join(ROOT, 'static/admin'), { recursive: true, encoding: 'utf8' });
  const places = files
    .filter((name) => name.endsWith('.tsx'))
    .filter((name) => read(`static/admin/${name}`).includes(`<LearnMore topic="${topic}" />`));
  expect(places).toHaveLength(1);
});

test('docs/deploy.md names the constant with the address of the docs, and its file', () => {
  const file = 'static/docsAddress.ts';
  const [, constant = ''] = /export const (\w+) = '/.exec(read(file)) ?? [];
  expect(constant).not.toBe('');
  for (const named of [constant, file]) expect(read('docs/deploy.md')).toContain(`\`${named}\``);
});

test('the address of the docs is empty, or one that a link can lead to', () => {
  expect(DOCS_ADDRESS).toMatch(/^(?:https:\/\/[^/].*[^/])?$/);
  expect(DOCS_ADDRESS).not.toMatch(/\bexample\b/);
});
