import type { FileChunk } from '../../../static/admin/bulk/file/fileChunks';
import { makeTakeFile } from '../../../static/frame/choose/takeFile';

const LINE = 'ops,ana@example.com\n';

/** A file that can be read only once `arrive` is called. */
const slowFile = (name: string, text: string) => {
  const file = new File([text], name);
  let arrive: () => void = () => undefined;
  const bytes = new Promise<ArrayBuffer>((resolve) => {
    arrive = () => {
      resolve(new TextEncoder().encode(text).buffer);
    };
  });
  file.arrayBuffer = () => bytes;
  return { file, arrive };
};

const choice = (emitted: (chunk: FileChunk) => Promise<void> = () => Promise.resolve()) => {
  const sent: FileChunk[] = [];
  const said: string[] = [];
  const takeFile = makeTakeFile(
    'list',
    (key) => key,
    (chunk) => {
      sent.push(chunk);
      return emitted(chunk);
    },
  );
  const take = (...files: File[]) => takeFile(files, (sentence) => said.push(sentence));
  return { take, sent, said };
};

const namesOf = (chunks: readonly FileChunk[]): string[] => chunks.map(({ name }) => name);

test('drops a large slow file when a newer one is chosen', async () => {
  const { take, sent, said } = choice();
  const older = slowFile('older.csv', LINE.repeat(20_000));
  const first = take(older.file);
  await take(new File([LINE], 'newer.csv'));
  older.arrive();
  await first;
  expect(namesOf(sent)).toEqual(['newer.csv']);
  expect(said.at(-1)).toBe('');
});

test('stops sending a file when a newer one is chosen, and shows only the newer one’s status', async () => {
  let second: Promise<void> | undefined;
  const { take, sent, said } = choice(() => {
    second ??= take(new File(['\0'], 'newer.csv'));
    return second;
  });
  await take(new File([LINE.repeat(20_000)], 'older.csv'));
  expect(namesOf(sent)).toEqual(['older.csv']);
  expect(said).toEqual(['file.reading', 'file.reading', 'file.refused.not-text']);
});

test('says that a file did not reach the page', async () => {
  const { take, said } = choice(() => Promise.reject(new Error('the page is gone')));
  await take(new File([LINE], 'list.csv'));
  expect(said.at(-1)).toBe('file.not-sent');
});

test('takes the same file again', async () => {
  const { take, sent, said } = choice();
  const file = new File([LINE], 'list.csv');
  await take(file);
  await take(file);
  expect(namesOf(sent)).toEqual(['list.csv', 'list.csv']);
  expect(new Set(sent.map((chunk) => chunk.file)).size).toBe(2);
  expect(said.at(-1)).toBe('');
});

test('sends bytes with the guessed encoding', async () => {
  const { take, sent } = choice();
  await take(new File([new Uint8Array([0x4a, 0xfc, 0x72, 0x67])], 'names.csv'));
  expect(sent).toMatchObject([{ kind: 'bytes', guess: 'windows-1252', text: 'J\u00fcrg' }]);
});

test('says that a file changed while it was read', async () => {
  const { take, sent, said } = choice();
  const file = new File([LINE], 'list.csv');
  file.arrayBuffer = () => Promise.reject(new DOMException('', 'NotReadableError'));
  await take(file);
  expect(sent).toEqual([]);
  expect(said.at(-1)).toBe('file.refused.changed');
});
