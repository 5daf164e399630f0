import { decodeFile } from '../../../static/file-choice/readFile';

const bytesOf = (...values: number[]): ArrayBuffer => new Uint8Array(values).buffer;
const utf8 = (text: string): ArrayBuffer => bytesOf(...new TextEncoder().encode(text));
const utf16 = (text: string, order: 'little' | 'big'): ArrayBuffer =>
  bytesOf(
    ...Array.from(text).flatMap((character) => {
      const unit = character.charCodeAt(0);
      const bytes = [unit & 0xff, unit >> 8];
      return order === 'little' ? bytes : bytes.reverse();
    }),
  );

test('reads UTF-8 with and without its mark, and keeps the mark for the import to report', () => {
  expect(decodeFile(utf8('Jürgen'))).toEqual({ text: 'Jürgen', isGuessed: false });
  expect(decodeFile(utf8('\ufeffJürgen'))).toEqual({ text: '\ufeffJürgen', isGuessed: false });
});

test('recognizes UTF-16 of either order by its mark', () => {
  for (const order of ['little', 'big'] as const)
    expect(decodeFile(utf16('\ufeffJürgen,Łódź', order))).toEqual({
      text: '\ufeffJürgen,Łódź',
      isGuessed: false,
    });
});

test('reads anything else as Windows-1252, and says that it is a guess', () => {
  expect(decodeFile(bytesOf(0x4a, 0xfc, 0x72, 0x67, 0x65, 0x6e))).toEqual({
    text: 'Jürgen',
    isGuessed: true,
  });
});

test('refuses a picture and a truncated file as not text', () => {
  expect(decodeFile(bytesOf(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0x0d))).toEqual({
    refused: 'not-text',
  });
  expect(decodeFile(bytesOf(0xff, 0xfe, 0x41))).toEqual({ refused: 'not-text' });
});
