import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../../..');
const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');

const PICTURES = readdirSync(path.join(ROOT, 'docs/images'));
const PAGES = ['README.md', 'docs/bulk.md'].map(read).join('\n');
const SCRIPT = read('tests/screenshots/screenshots.test.ts');

test('there are pictures', () => {
  expect(PICTURES).toContain('group.png');
});

test.each(PICTURES)('a page shows %s', (name) => {
  expect(PAGES).toContain(`images/${name})`);
});

test.each(PICTURES)('npm run screenshots takes %s', (name) => {
  expect(SCRIPT).toContain(`'${path.parse(name).name}'`);
});
