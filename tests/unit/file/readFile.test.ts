import { decodeBytes } from '../../../static/admin/bulk/import/decode';
import { readFile } from '../../../static/frame/choose/readFile';
import { encode } from './encode';

const fileOf = (content: string | Uint8Array<ArrayBuffer>, name = 'list.csv'): File =>
  new File([content], name);

/** A file that answers with `content`, whatever it said about itself before. */
const changingFile = (content: string, after: { size?: number; lastModified?: number }) => {
  const file = { size: content.length, lastModified: 1, arrayBuffer };
  function arrayBuffer(): Promise<ArrayBuffer> {
    Object.assign(file, after);
    return new Blob([content]).arrayBuffer();
  }
  return file;
};

test('reads a list with its mark', async () => {
  expect(await readFile(fileOf('\ufeffgroup,member\n'), 'list')).toEqual({
    content: { kind: 'text', text: '\ufeffgroup,member\n' },
  });
});

test('reads a text whatever its name is', async () => {
  expect(await readFile(fileOf('group,member\n', 'list.xlsx'), 'list')).toEqual({
    content: { kind: 'text', text: 'group,member\n' },
  });
});

test('refuses a file over 20 MB without reading it', async () => {
  const arrayBuffer = (): Promise<ArrayBuffer> => Promise.reject(new Error('It was read.'));
  for (const purpose of ['list', 'users'] as const)
    expect(await readFile({ size: 20_000_001, lastModified: 1, arrayBuffer }, purpose)).toEqual({
      refused: 'file-too-large',
    });
});

test('reads 20 MB whose encoding is a guess, with each byte', async () => {
  const line = encode('legal,jurgen@example.com,Jürgen Weiß\n', 'windows-1252');
  const count = Math.floor(20_000_000 / line.length);
  const bytes = new Uint8Array(count * line.length);
  for (let at = 0; at < count; at += 1) bytes.set(line, at * line.length);
  const read = await readFile(fileOf(bytes), 'users');
  if (!('content' in read) || read.content.kind !== 'bytes') throw new Error('It is no guess.');
  expect(read.content.guess).toBe('windows-1252');
  expect(read.content.bytes).toHaveLength(bytes.length);
  expect(decodeBytes(read.content.bytes, 'windows-1252').text.endsWith('Jürgen Weiß\n')).toBe(true);
});

test('refuses a list of more than 10 million characters, but not such a user list', async () => {
  const long = fileOf('a,b\n'.repeat(2_500_001));
  expect(await readFile(long, 'list')).toEqual({ refused: 'too-large' });
  expect(await readFile(long, 'users')).toMatchObject({ content: { kind: 'text' } });
});

test('refuses a picture, a file with zero bytes and a broken mark as not text', async () => {
  const picture = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]);
  const broken = new Uint8Array([0xff, 0xfe, 0x41]);
  for (const content of [picture, broken, 'group\0', '\ufeffgroup\0'])
    expect(await readFile(fileOf(content), 'list')).toEqual({ refused: 'not-text' });
});

test('accepts a short list with a control character', async () => {
  const text = 'group\nfinance\u0001\n';
  expect(await readFile(fileOf(text), 'list')).toEqual({ content: { kind: 'text', text } });
});

test('refuses a file of blanks as empty', async () => {
  for (const content of ['', ' \r\n', '\ufeff', '\r\n\u001a'])
    expect(await readFile(fileOf(content), 'list')).toEqual({ refused: 'empty' });
});

test('refuses a file that changed or disappeared while it was read, and a folder', async () => {
  const text = 'group,member\n';
  const arrayBuffer = (): Promise<ArrayBuffer> => Promise.reject(new Error('NotReadableError'));
  const changed = [
    changingFile(text, { size: 14 }),
    changingFile(text, { lastModified: 2 }),
    { size: 12, lastModified: 1, arrayBuffer: () => new Blob([text]).arrayBuffer() },
    { size: 4_096, lastModified: 1, arrayBuffer },
  ];
  for (const file of changed) expect(await readFile(file, 'list')).toEqual({ refused: 'changed' });
  expect(await readFile(changingFile(text, {}), 'list')).toMatchObject({ content: { text } });
});
