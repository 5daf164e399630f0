import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { scripts } from '../../../package.json';
import { anchorsOf } from '../../documents/anchors';
import { brokenLinks, relativeLinks } from '../../documents/brokenLinks';
import { npmCommands, unknownNpmCommands } from '../../documents/npmCommands';

const ROOT = path.resolve(__dirname, '../../..');
const inDocs = readdirSync(path.join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' });
const PAGES = [
  ...['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md'],
  path.join('.github', 'pull_request_template.md'),
  ...inDocs.filter((name) => name.endsWith('.md')).map((name) => path.join('docs', name)),
];
const SCRIPTS = Object.keys(scripts);
const read = (page: string): string => readFileSync(path.join(ROOT, page), 'utf8');

test.each(PAGES)('every link within the project in %s leads somewhere', (page) => {
  expect(brokenLinks(read(page), path.join(ROOT, page))).toEqual([]);
});

test.each(PAGES)('every npm command in %s works', (page) => {
  expect(unknownNpmCommands(read(page), SCRIPTS)).toEqual([]);
});

test('the pages contain links and commands', () => {
  expect(PAGES).toContain(path.join('docs', 'decisions', '0001-checked-is-written.md'));
  expect(relativeLinks(read('README.md'))).toContain('docs/permissions.md#scopes');
  expect(npmCommands(read('README.md'))).toEqual(
    expect.arrayContaining(['npm start', 'npm run bench', 'npm ci']),
  );
});

test('finds a link to a missing file or heading', () => {
  const page = [
    '# A page, and *more*',
    '[here](#a-page-and-more) [gone](#a-page) [`code`](gone.md) ![picture](gone.png "Title")',
    '[file](web-trigger.md) [heading](web-trigger.md#the-request) [gone](web-trigger.md#nothing)',
    '[web](https://example.com/gone#x) [mail](mailto:somebody@example.com) `[code](code.md)`',
    '```',
    '[fenced](fenced.md)',
    '# no heading',
    '```',
    '[not a page](../package.json#L1) [gone](#no-heading)',
  ].join('\n');
  expect(brokenLinks(page, path.join(ROOT, 'docs/made-up.md'))).toEqual([
    ...['#a-page', 'gone.md', 'gone.png', 'web-trigger.md#nothing'],
    ...['../package.json#L1', '#no-heading'],
  ]);
});

test('gives headings the same anchors as GitHub', () => {
  expect(
    anchorsOf([
      'What a 403 means, and what to do',
      '`a.yml`, by _part_',
      'A & B',
      'Twice',
      'Twice',
    ]),
  ).toEqual(['what-a-403-means-and-what-to-do', 'ayml-by-part', 'a--b', 'twice', 'twice-1']);
});

test('finds an npm command that does not work', () => {
  const page = '`npm run nothing` and `npm bench`, not: npm and\n```\nnpm test -- --only unit\n```';
  expect(unknownNpmCommands(page, SCRIPTS)).toEqual(['npm run nothing', 'npm bench']);
});
