import type { ChosenFile } from '../../../static/admin/bulk/file/filePart';
import { makeJoinParts } from '../../../static/admin/bulk/file/joinParts';
import { partsOf } from '../../../static/file-choice/partsOf';

const chosen = (text: string, more: Partial<ChosenFile> = {}): ChosenFile => ({
  purpose: 'list',
  name: 'people.csv',
  isGuessed: false,
  text,
  ...more,
});
const LONG = chosen(`group,member\n${'ops,łódź@example.com\n'.repeat(20_000)}`);
const join = (parts: readonly unknown[]): ChosenFile[] => {
  const joinParts = makeJoinParts();
  return parts.flatMap((part) => joinParts(part) ?? []);
};

test('a long file goes in several parts of at most 100,000 characters, and is put together again', () => {
  const parts = partsOf(LONG, 'one');
  expect(parts.length).toBe(5);
  expect(Math.max(...parts.map(({ text }) => text.length))).toBe(100_000);
  expect(join(parts)).toEqual([LONG]);
});

test('parts in another order, and parts that come twice, make the same file', () => {
  const parts = partsOf(LONG, 'one');
  expect(join([...parts.slice(1), parts[1], parts[2], parts[0]])).toEqual([LONG]);
});

test('a file that lacks a part is not given', () => {
  expect(join(partsOf(LONG, 'one').slice(1))).toEqual([]);
});

test('a file that is chosen while another is on its way takes its place', () => {
  const other = chosen('ops,b@example.com');
  const [first, ...rest] = partsOf(LONG, 'one');
  expect(join([first, ...partsOf(other, 'two'), ...rest])).toEqual([other]);
});

test('of two files whose parts alternate the newer one arrives, and the older one no more', () => {
  const newer = chosen(`${LONG.text}ops,b@example.com`);
  const [one, two] = [partsOf(LONG, 'one'), partsOf(newer, 'two')];
  expect(join(one.flatMap((part, at) => [part, two[at]]))).toEqual([newer]);
  expect(join([one[0], ...two, ...one])).toEqual([newer]);
});

test('the list and the user list come side by side', () => {
  const users = chosen(LONG.text, { purpose: 'users', name: 'export-users.csv', isGuessed: true });
  const [one, two] = [partsOf(LONG, 'one'), partsOf(users, 'two')];
  expect(join(one.flatMap((part, at) => [part, two[at]]))).toEqual([LONG, users]);
});

test('no character is cut in two', () => {
  const parts = partsOf(chosen(`a${'😀'.repeat(100_000)}`), 'one');
  for (const { text } of parts) expect(() => encodeURIComponent(text)).not.toThrow();
  expect(parts.map(({ text }) => text).join('')).toHaveLength(200_001);
});

test('events of another kind are passed by', () => {
  const [part] = partsOf(chosen('ops'), 'one');
  const strange = [
    undefined,
    'text',
    null,
    {},
    { ...part, purpose: 'other' },
    { ...part, text: 1 },
    { ...part, part: 1 },
    { ...part, part: -1 },
    { ...part, parts: Number.NaN },
  ];
  expect(join(strange)).toEqual([]);
});
