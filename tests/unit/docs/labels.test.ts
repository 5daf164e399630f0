import { readFileSync } from 'node:fs';
import path from 'node:path';
import texts from '../../../static/locales/en-US.json';
import { readMarkdown } from '../../documents/markdown';

const ROOT = path.resolve(__dirname, '../../..');
const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');

/** A text of the page as the docs write it: plain apostrophes, and `…` for what varies. */
const asInDocs = (text: string): string => text.replaceAll('’', "'").replaceAll(/\{[^}]+\}/g, '…');

const LABELS = new Set(Object.values<string>(texts).map(asInDocs));

/** The bold texts of a page that are not on Rollcall's page. */
const unknownLabels = (page: string): string[] =>
  [...readMarkdown(page).prose.matchAll(/\*\*([^*]+)\*\*/g)]
    .map(([, bold = '']) => bold)
    .filter((bold) => !LABELS.has(bold));

// On these pages, only the labels of Rollcall's page are bold.
const PAGES = ['groups', 'activity', 'settings', 'automation'];

test.each(PAGES)('every label in docs/%s.md is on the page', (name) => {
  const page = read(`docs/${name}.md`);
  expect(page).toContain('**');
  expect(unknownLabels(page)).toEqual([]);
});

test('every label in the first five minutes of the README is on the page', () => {
  const [, steps = ''] = /^## First five minutes\n([^#]+)/m.exec(read('README.md')) ?? [];
  expect(steps).toContain('**Undo**');
  expect(unknownLabels(steps)).toEqual([]);
});

test('finds a label that is not on the page', () => {
  expect(unknownLabels('**Add to group**, **Open “…”**, **Plan to add**')).toEqual(['Plan to add']);
});
