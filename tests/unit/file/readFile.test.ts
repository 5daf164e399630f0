import { readFile } from '../../../static/file-choice/readFile';

const fileOf = (content: string | Uint8Array<ArrayBuffer>): Blob => new Blob([content]);

test('reads a list with its mark', async () => {
  expect(await readFile(fileOf('\ufeffgroup,member\n'), 'list')).toEqual({
    text: '\ufeffgroup,member\n',
    isGuessed: false,
  });
});

test('refuses a file over 20 MB without reading it', async () => {
  const arrayBuffer = (): Promise<ArrayBuffer> => Promise.reject(new Error('It was read.'));
  for (const purpose of ['list', 'users'] as const)
    expect(await readFile({ size: 20_000_001, arrayBuffer }, purpose)).toEqual({
      refused: 'file-too-large',
    });
});

test('refuses a list of more than 10 million characters, but not such a user list', async () => {
  const long = fileOf('a,b\n'.repeat(2_500_001));
  expect(await readFile(long, 'list')).toEqual({ refused: 'too-large' });
  expect(await readFile(long, 'users')).toMatchObject({ isGuessed: false });
});

test('refuses a picture, a workbook and a file with zero bytes as not text', async () => {
  const picture = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]);
  const workbook = new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0x14, 0, 0x06, 0, 0x08, 0]);
  for (const content of [picture, workbook, 'group\0'])
    expect(await readFile(fileOf(content), 'list')).toEqual({ refused: 'not-text' });
});

test('refuses a file of blanks as empty', async () => {
  for (const content of ['', ' \r\n', '\ufeff'])
    expect(await readFile(fileOf(content), 'list')).toEqual({ refused: 'empty' });
});

test('refuses what cannot be read, such as a folder, without throwing', async () => {
  const arrayBuffer = (): Promise<ArrayBuffer> => Promise.reject(new Error('NotReadableError'));
  expect(await readFile({ size: 4_096, arrayBuffer }, 'list')).toEqual({ refused: 'unreadable' });
});
