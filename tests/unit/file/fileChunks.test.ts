import { type ChosenFile, makeJoinChunks } from '../../../static/admin/bulk/file/fileChunks';
import { chunksOf } from '../../../static/file-choice/takeFile';

const chosen = (text: string, more: Partial<ChosenFile> = {}): ChosenFile => ({
  purpose: 'list',
  name: 'people.csv',
  isGuessed: false,
  text,
  ...more,
});
const LONG = chosen(`group,member\n${'ops,łódź@example.com\n'.repeat(20_000)}`);
const join = (chunks: readonly unknown[]): ChosenFile[] => {
  const joinChunks = makeJoinChunks();
  return chunks.flatMap((chunk) => joinChunks(chunk) ?? []);
};

test('sends a long file in chunks of at most 100,000 characters, and joins them again', () => {
  const chunks = chunksOf(LONG, 'one');
  expect(chunks.length).toBe(5);
  expect(Math.max(...chunks.map(({ text }) => text.length))).toBe(100_000);
  expect(join(chunks)).toEqual([LONG]);
});

test('joins the same file from chunks in another order or sent twice', () => {
  const chunks = chunksOf(LONG, 'one');
  expect(join([...chunks.slice(1), chunks[1], chunks[2], chunks[0]])).toEqual([LONG]);
});

test('returns no file while a chunk is missing', () => {
  expect(join(chunksOf(LONG, 'one').slice(1))).toEqual([]);
});

test('replaces a file that is on its way by a newer one', () => {
  const other = chosen('ops,b@example.com');
  const [first, ...rest] = chunksOf(LONG, 'one');
  expect(join([first, ...chunksOf(other, 'two'), ...rest])).toEqual([other]);
});

test('returns only the newer of two files whose chunks alternate', () => {
  const newer = chosen(`${LONG.text}ops,b@example.com`);
  const [one, two] = [chunksOf(LONG, 'one'), chunksOf(newer, 'two')];
  expect(join(one.flatMap((chunk, at) => [chunk, two[at]]))).toEqual([newer]);
  expect(join([one[0], ...two, ...one])).toEqual([newer]);
});

test('joins a list and a user list side by side', () => {
  const users = chosen(LONG.text, { purpose: 'users', name: 'export-users.csv', isGuessed: true });
  const [one, two] = [chunksOf(LONG, 'one'), chunksOf(users, 'two')];
  expect(join(one.flatMap((chunk, at) => [chunk, two[at]]))).toEqual([LONG, users]);
});

test('cuts no character in two', () => {
  const chunks = chunksOf(chosen(`a${'😀'.repeat(100_000)}`), 'one');
  for (const { text } of chunks) expect(() => encodeURIComponent(text)).not.toThrow();
  expect(chunks.map(({ text }) => text).join('')).toHaveLength(200_001);
});

test('ignores events of another kind', () => {
  const [chunk] = chunksOf(chosen('ops'), 'one');
  const strange = [
    undefined,
    'text',
    null,
    {},
    { ...chunk, purpose: 'other' },
    { ...chunk, text: 1 },
    { ...chunk, chunk: 1 },
    { ...chunk, chunk: -1 },
    { ...chunk, chunks: Number.NaN },
  ];
  expect(join(strange)).toEqual([]);
});
