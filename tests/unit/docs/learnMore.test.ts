import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

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

test('docs/deploy.md names the constant with the address of the docs, and its value', () => {
  const [, constant = '', address = ''] = /const (\w+) = '(https:[^']+)'/.exec(SOURCE) ?? [];
  const page = read('docs/deploy.md');
  for (const named of [constant, address, LEARN_MORE]) {
    expect(named).not.toBe('');
    expect(page).toContain(`\`${named}\``);
  }
});
