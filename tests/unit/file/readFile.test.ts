import { readFile } from '../../../static/file-choice/readFile';

const fileOf = (content: string | Uint8Array<ArrayBuffer>): Blob => new Blob([content]);

test('a list is read as it stands, its mark included', async () => {
  expect(await readFile(fileOf('\ufeffgroup,member\n'), 'list')).toEqual({
    text: '\ufeffgroup,member\n',
    isGuessed: false,
  });
});

test('a file over 20 MB is refused unread', async () => {
  const arrayBuffer = (): Promise<ArrayBuffer> => Promise.reject(new Error('It was read.'));
  for (const purpose of ['list', 'users'] as const)
    expect(await readFile({ size: 20_000_001, arrayBuffer }, purpose)).toEqual({
      refused: 'file-too-large',
    });
});

test('a list of more than 10 million characters is refused, a user list of them is not', async () => {
  const long = fileOf('a,b\n'.repeat(2_500_001));
  expect(await readFile(long, 'list')).toEqual({ refused: 'too-large' });
  expect(await readFile(long, 'users')).toMatchObject({ isGuessed: false });
});

test('a picture, a workbook and a file with zeros in it are no text', async () => {
  const picture = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]);
  const workbook = new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0x14, 0, 0x06, 0, 0x08, 0]);
  for (const content of [picture, workbook, 'group\0'])
    expect(await readFile(fileOf(content), 'list')).toEqual({ refused: 'not-text' });
});

test('a file with nothing but blanks in it is empty', async () => {
  for (const content of ['', ' \r\n', '\ufeff'])
    expect(await readFile(fileOf(content), 'list')).toEqual({ refused: 'empty' });
});

test('what cannot be read, a folder say, is refused and not thrown', async () => {
  const arrayBuffer = (): Promise<ArrayBuffer> => Promise.reject(new Error('NotReadableError'));
  expect(await readFile({ size: 4_096, arrayBuffer }, 'list')).toEqual({ refused: 'unreadable' });
});
