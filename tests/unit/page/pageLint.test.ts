import { spawnSync } from 'node:child_process';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../../..');

const LINT = `
  import { readFileSync } from 'node:fs';
  import { ESLint } from 'eslint';
  const texts = JSON.parse(readFileSync(0, 'utf8'));
  const eslint = new ESLint();
  const results = await Promise.all(
    texts.map(({ text, filePath }) => eslint.lintText(text, { filePath })),
  );
  console.log(JSON.stringify(results.map(([{ messages }]) => messages.map(({ message }) => message))));
`;

/** What ESLint says about each text, if it were in its folder of the page. */
const lint = (texts: readonly { text: string; folder: string }[]): string[][] => {
  const input = texts.map(({ text, folder }) => ({ text, filePath: `static/${folder}/new.tsx` }));
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', LINT], {
    cwd: ROOT,
    input: JSON.stringify(input),
    encoding: 'utf8',
  });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as string[][];
};

const USES = [
  'document.title',
  'window.open',
  'navigator.clipboard',
  'localStorage.length',
  'location.href',
  'history.length',
  'fetch("/")',
  'new XMLHttpRequest()',
  'alert("?")',
  'globalThis.document.title',
  'self.name',
];

test('page code cannot use browser globals, because it may run in a web worker', () => {
  const said = lint(USES.map((use) => ({ text: `export const it = ${use};`, folder: 'admin' })));
  for (const messages of said)
    expect(messages).toEqual([expect.stringContaining('UI Kit has no browser globals')]);
  expect(said).toHaveLength(USES.length);
});

test('it can use what workers have too, and a Frame can use the document', () => {
  const shared = 'export const all = [setTimeout, clearTimeout, Intl, URL, TextEncoder, crypto];';
  const frame = 'export const title = document.title;';
  const said = lint([
    { text: shared, folder: 'admin' },
    { text: frame, folder: 'frame/choose' },
  ]);
  expect(said).toEqual([[], []]);
});

const cell = (content: string): { text: string; folder: string } => ({
  text: `
    import { Text } from '@forge/react';
    import React from 'react';
    import { Own } from './Own';
    export const cell = (isOwn: boolean) => ({ isOwn, key: 'a', content: ${content}, other: <Text>a</Text> });
  `,
  folder: 'admin',
});

test("a component of the page's own must be wrapped to be put into a table's cell", () => {
  const bare = ['<Own />', 'isOwn ? <Own /> : null', 'isOwn && <Own />'];
  const said = lint(bare.map(cell));
  for (const messages of said)
    expect(messages).toEqual([expect.stringContaining('Wrap a component of your own')]);
  expect(said).toHaveLength(bare.length);
  expect(lint([cell('<><Own /></>'), cell('<Text>{<Own />}</Text>')])).toEqual([[], []]);
});
