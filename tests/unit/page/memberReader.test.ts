import type { MemberPageView, Outcome } from '../../../src/contract/adminApi';
import {
  makeMemberReader,
  pointsOfReading,
  type ReadMembers,
} from '../../../static/admin/groups/group/memberReader';

const PAGE = 200;

const idsFrom = (start: number, count: number) =>
  Array.from({ length: count }, (_, place) => ({ accountId: `id-${start + place}` }));

/** A group of this many members, read 200 at a time. */
const group =
  (size: number) =>
  (start: number): Outcome<MemberPageView> => {
    const members = idsFrom(start, Math.min(PAGE, size - start));
    const next = start + members.length;
    return { ok: true, value: { members, ...(next < size && { next }) } };
  };

const arrange = (answer: (start: number) => Outcome<MemberPageView>) => {
  const shown: ReadMembers[] = [];
  const asked: number[] = [];
  const reader = makeMemberReader(
    (start) => {
      asked.push(start);
      return Promise.resolve(answer(start));
    },
    (read) => shown.push(read),
  );
  return { reader, asked, last: () => shown.at(-1), shown };
};

test('reads only as many pages as are asked for', async () => {
  const { reader, asked, last } = arrange(group(10_000));
  await reader.readUntil(399);
  expect(asked).toEqual([0, 199]);
  expect(last()).toMatchObject({ isComplete: false, isBusy: false });
  expect(last()?.members).toHaveLength(399);
});

test('keeps the place of each member in Confluence’s list', async () => {
  const { reader, last } = arrange(group(1_000));
  await reader.readUntil(399);
  expect(last()?.places.get('id-0')).toBe(0);
  expect(last()?.places.get('id-398')).toBe(398);
});

test('shows each page as it comes, and continues where it stopped', async () => {
  const { reader, asked, last, shown } = arrange(group(1_000));
  await reader.readUntil(399);
  const before = shown.length;
  await reader.readUntil(Infinity);
  expect(asked).toEqual([0, 199, 398, 597, 796, 995]);
  expect(shown.length - before).toBeGreaterThanOrEqual(3);
  expect(last()).toMatchObject({ isComplete: true, isBusy: false });
  expect(last()?.members).toHaveLength(1_000);
});

test.each([0, 1])('reads a group with %i members as a whole', async (size) => {
  const { reader, last } = arrange(group(size));
  await reader.readUntil(400);
  expect(last()).toMatchObject({ isComplete: true });
  expect(last()?.members).toHaveLength(size);
});

test('keeps what was read before a failure, and reads on from there', async () => {
  let isDown = true;
  const { reader, last } = arrange((start) =>
    start === 199 && isDown ? { ok: false, failure: { code: 'not-permitted' } } : group(500)(start),
  );
  await reader.readUntil(Infinity);
  expect(last()).toMatchObject({ isComplete: false, failure: { code: 'not-permitted' } });
  expect(last()?.members).toHaveLength(200);
  isDown = false;
  await reader.readUntil(Infinity);
  expect(last()).toMatchObject({ isComplete: true });
  expect(last()?.failure).toBeUndefined();
  expect(last()?.members).toHaveLength(500);
});

test('continues after an empty page that is not the last', async () => {
  const { reader, last } = arrange((start) =>
    start === 0 ? { ok: true, value: { members: [], next: 200 } } : group(300)(start),
  );
  await reader.readUntil(Infinity);
  expect(last()).toMatchObject({ isComplete: true });
  expect(last()?.members).toHaveLength(100);
});

test.each([
  ['never stays the same', { members: idsFrom(0, 200), next: 400 }, [0, 199, 0, 199, 0, 199]],
  ['repeats a member', { members: [...idsFrom(199, 1), ...idsFrom(0, 9)], next: 400 }, [0, 199]],
  ['does not lead on', { members: idsFrom(199, 200), next: 200 }, [0, 199]],
])('gives up on a list that %s', async (_, second, calls) => {
  const { reader, last, asked } = arrange((start) =>
    start === 0 ? group(10_000)(0) : { ok: true, value: second },
  );
  await reader.readUntil(Infinity);
  expect(last()).toMatchObject({ isComplete: false, failure: { code: 'unavailable' } });
  expect(asked).toEqual(calls);
});

test('reads a list from its start again after it gave up on it', async () => {
  let isCalm = false;
  const { reader, last } = arrange((start) =>
    isCalm || start === 0
      ? group(500)(start)
      : { ok: true, value: { members: idsFrom(0, 200), next: 400 } },
  );
  await reader.readUntil(Infinity);
  expect(last()).toMatchObject({ failure: { code: 'unavailable' } });
  isCalm = true;
  await reader.readUntil(1);
  expect(last()).toMatchObject({ isComplete: true, isBusy: false });
  expect(last()?.members).toHaveLength(500);
});

test('counts a person once who appears on two pages', async () => {
  const { reader, last } = arrange((start) =>
    start === 0
      ? { ok: true, value: { members: idsFrom(0, 200), next: 200 } }
      : { ok: true, value: { members: idsFrom(start, 3) } },
  );
  await reader.readUntil(Infinity);
  expect(last()?.members).toHaveLength(202);
});

test('starts again if someone was removed further up, and misses no one', async () => {
  const ids = idsFrom(0, 450);
  const { reader, asked, last } = arrange((start) => {
    const members = ids.slice(start, start + PAGE);
    const next = start + members.length;
    const answer = { ok: true as const, value: { members, ...(next < ids.length && { next }) } };
    if (asked.length === 1) ids.splice(3, 2); // after the first page
    return answer;
  });
  await reader.readUntil(Infinity);
  expect(asked.slice(0, 3)).toEqual([0, 199, 0]);
  expect(last()).toMatchObject({ isComplete: true });
  expect(last()?.members).toEqual(ids);
});

test('shows nothing more after it was stopped', async () => {
  const { reader, shown } = arrange(group(1_000));
  const reading = reader.readUntil(Infinity);
  reader.stop();
  const before = shown.length;
  await reading;
  expect(shown).toHaveLength(before);
});

test('a page of 200 members costs 401 points', () => {
  expect(pointsOfReading(200)).toBe(401);
  expect(pointsOfReading(10_000)).toBe(20_151); // 51 pages, which overlap by one member
  expect(pointsOfReading(0)).toBe(1);
});
