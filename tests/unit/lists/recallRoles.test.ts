/** @jest-environment node */
import type { ColumnRole } from '../../../src/domain/columnRole';
import { failed, ok } from '../../../src/domain/outcome';
import { recallRoles, rememberRoles } from '../../../static/admin/bulk/list/columnMemory';
import { column, mappedList } from './mappedLists';

const LIST = mappedList([column(0, { suggested: 'group' }), column(1, { suggested: 'person' })]);
const WITHOUT_HEADERS = mappedList(LIST.columns, {
  ...(LIST.layout && { layout: { ...LIST.layout, header: undefined } }),
});

/** A memory that holds one answer and notes what it is asked. */
const columnMemory = (roles: ColumnRole[] | null) => {
  const asked: unknown[] = [];
  const answer = <T>(input: unknown, value: T) => {
    asked.push(input);
    return Promise.resolve(ok(value));
  };
  return {
    asked,
    calls: {
      recallColumns: (input: unknown) => answer(input, roles && { roles }),
      rememberColumns: (input: unknown) => answer(input, null),
    },
  };
};

afterEach(() => {
  jest.useRealTimers();
});

test('recalls the roles of a list by its headers', async () => {
  const { asked, calls } = columnMemory(['person', 'group']);
  expect(await recallRoles(LIST, calls)).toEqual(['person', 'group']);
  expect(asked).toEqual([{ headers: ['header 0', 'header 1'] }]);
});

test.each([
  ['there are none', LIST, null, 1],
  ['their number differs', LIST, ['group' as const], 1],
  ['the list has no headers', WITHOUT_HEADERS, null, 0],
  [
    'the list has more columns than a call accepts',
    mappedList(Array.from({ length: 501 }, (_, place) => column(place))),
    null,
    0,
  ],
])('recalls nothing if %s', async (_, list, roles, calls) => {
  const known = columnMemory(roles);
  expect(await recallRoles(list, known.calls)).toBeUndefined();
  expect(known.asked).toHaveLength(calls);
});

test('recalls nothing if the call fails', async () => {
  const refuses = { recallColumns: () => Promise.resolve(failed('unavailable')) };
  expect(await recallRoles(LIST, refuses)).toBeUndefined();
  const rejects = { recallColumns: () => Promise.reject(new Error('no answer')) };
  expect(await recallRoles(LIST, rejects)).toBeUndefined();
});

test('waits at most a second', async () => {
  jest.useFakeTimers();
  const late = { recallColumns: () => new Promise<never>(() => undefined) };
  const recalled = recallRoles(LIST, late);
  await jest.advanceTimersByTimeAsync(1_000);
  expect(await recalled).toBeUndefined();
});

test('remembers the roles of all columns, with headers as long as a call accepts', async () => {
  const { asked, calls } = columnMemory(null);
  const long = mappedList([column(0, { header: 'x'.repeat(300), suggested: 'person' })]);
  await rememberRoles(long, calls);
  await rememberRoles(WITHOUT_HEADERS, calls);
  expect(asked).toEqual([{ headers: ['x'.repeat(200)], roles: ['person'] }]);
});

test('ignores that roles could not be remembered', async () => {
  const rejects = { rememberColumns: () => Promise.reject(new Error('no answer')) };
  await expect(rememberRoles(LIST, rejects)).resolves.toBeUndefined();
});
