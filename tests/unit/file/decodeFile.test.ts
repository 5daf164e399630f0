import { decodeBytes } from '../../../static/admin/bulk/import/decode';
import { ENCODINGS } from '../../../static/admin/bulk/import/sheet';
import { decodeFile } from '../../../static/frame/choose/readFile';
import { encode, toBinary } from './encode';
import { FOREIGN_LISTS } from './foreignLists';

const bytesOf = (...values: number[]): Uint8Array => new Uint8Array(values);

test('reads UTF-8 with and without its mark, and keeps the mark for the import to report', () => {
  for (const text of ['Jürgen', '\ufeffJürgen', ...Object.values(FOREIGN_LISTS).flat()])
    expect(decodeFile(encode(text, 'utf-8'))).toEqual({ kind: 'text', text });
});

test('recognizes UTF-16 of either order by its mark', () => {
  const text = '\ufeffJürgen,Łódź';
  for (const order of ['utf-16le', 'utf-16be'] as const)
    expect(decodeFile(encode(text, order))).toEqual({ kind: 'text', text });
});

test('keeps the bytes where the encoding is a guess', () => {
  expect(decodeFile(bytesOf(0x4a, 0xfc, 0x72, 0x67, 0x65, 0x6e))).toEqual({
    kind: 'bytes',
    bytes: 'J\u00fcrgen',
    guess: 'windows-1252',
  });
});

test('guesses the encoding of a text that was cut within a character', () => {
  const [text] = FOREIGN_LISTS.japanese;
  const marked = encode(`\ufeff${text}`, 'utf-8');
  for (const bytes of [marked.slice(0, 5), marked.slice(0, 14)])
    expect(decodeFile(bytes)).toMatchObject({ kind: 'bytes', guess: 'utf-8' });
  const cut = encode(`\ufeff${text}`, 'utf-16be').slice(0, -1);
  expect(decodeFile(cut)).toMatchObject({ kind: 'bytes', guess: 'utf-16be' });
});

test('recognizes UTF-16 without a mark although its ASCII is valid UTF-8', () => {
  expect(decodeFile(encode('group,member\r\n', 'utf-16le'))).toMatchObject({
    kind: 'bytes',
    guess: 'utf-16le',
  });
});

test('drops the mark that old programs write at the end of a file', () => {
  const text = 'group,member\r\nlegal,ana@example.com\r\n';
  expect(decodeFile(encode(`${text}\u001a`, 'utf-8'))).toEqual({ kind: 'text', text });
  for (const encoding of ENCODINGS) {
    const bytes = toBinary(encode(`${text}\u001a\u001a`, encoding));
    expect(decodeBytes(bytes, encoding)).toEqual({ text, hasErrors: false });
  }
});

test('takes a picture for no text', () => {
  expect(decodeFile(bytesOf(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0x0d))).toBeUndefined();
});
