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
  await reader.readUntil(400);
  expect(asked).toEqual([0, 200]);
  expect(last()).toMatchObject({ isComplete: false, isBusy: false });
  expect(last()?.members).toHaveLength(400);
});

test('shows each page as it comes, and continues where it stopped', async () => {
  const { reader, asked, last, shown } = arrange(group(1_000));
  await reader.readUntil(400);
  const before = shown.length;
  await reader.readUntil(Infinity);
  expect(asked).toEqual([0, 200, 400, 600, 800]);
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
    start === 200 && isDown ? { ok: false, failure: { code: 'not-permitted' } } : group(500)(start),
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
  ['repeats itself', { members: idsFrom(0, 200), next: 400 }],
  ['does not lead on', { members: idsFrom(200, 200), next: 200 }],
])('gives up on a list that %s', async (_, second) => {
  const { reader, last, asked } = arrange((start) =>
    start === 0 ? group(10_000)(0) : { ok: true, value: second },
  );
  await reader.readUntil(Infinity);
  expect(last()).toMatchObject({ isComplete: false, failure: { code: 'unavailable' } });
  expect(asked).toEqual([0, 200]);
});

test('counts a person once who appears on two pages', async () => {
  const { reader, last } = arrange((start) =>
    start === 0
      ? { ok: true, value: { members: idsFrom(0, 200), next: 199 } }
      : { ok: true, value: { members: idsFrom(199, 3) } },
  );
  await reader.readUntil(Infinity);
  expect(last()?.members).toHaveLength(202);
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
  expect(pointsOfReading(10_000)).toBe(20_050);
  expect(pointsOfReading(0)).toBe(0);
});
