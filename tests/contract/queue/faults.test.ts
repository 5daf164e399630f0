import { InternalServerError, Queue, type AsyncEvent } from '@forge/events';
import { openQueueSeam, type QueueSeam } from '../../seams/queueSeam';

let seam: QueueSeam;
beforeEach(async () => {
  seam = await openQueueSeam();
});
afterEach(() => {
  seam.close();
});

const steps = new Queue({ key: 'steps' });

test('a push that fails before it is carried out delivers nothing', async () => {
  seam.setFaults({ effect: 'fail', match: '/publish/', times: 1 });
  await expect(steps.push({ body: {} })).rejects.toThrow(InternalServerError);
  await seam.pass(900);
  expect(seam.calls).toEqual([]);
  await steps.push({ body: {} });
});

test('a push whose answer is lost is delivered anyway', async () => {
  seam.setFaults({ effect: 'fail', when: 'after' });
  await expect(steps.push({ body: { name: 'zebra' } })).rejects.toThrow(InternalServerError);
  await seam.quiet();
  expect(seam.delivered()).toEqual(['zebra']);
});

test.each([
  ['at once', undefined, 0],
  ['later', 30_000, 30],
])('a duplicated event comes twice as the same event: %s', async (_when, ms, seconds) => {
  seam.setFaults({ effect: 'double', ...(ms !== undefined && { ms }) });
  await steps.push({ body: { name: 'zebra' } });
  await seam.quiet();
  expect(seam.calls).toHaveLength(seconds === 0 ? 2 : 1);
  await seam.pass(seconds);
  const ids = seam.calls.map(({ argument }) => (argument as AsyncEvent).eventId);
  expect(ids).toEqual([ids[0], ids[0]]);
  expect(seam.dispatcher.show().waiting).toEqual([]);
});

test('only the matching event is late', async () => {
  seam.setFaults({ effect: 'late', ms: 60_000, match: 'zebra' });
  await steps.push([{ body: { name: 'zebra' } }, { body: { name: 'lion' } }]);
  await seam.quiet();
  expect(seam.delivered()).toEqual(['lion']);
  await seam.pass(60);
  expect(seam.delivered()).toEqual(['lion', 'zebra']);
});

test('a consumer is killed after the given milliseconds', async () => {
  seam.setFaults({ effect: 'kill', ms: 250, after: 1, times: 1 });
  await steps.push([{ body: {} }, { body: {} }, { body: {} }]);
  await seam.quiet();
  expect(seam.calls.map(({ killAfterMs }) => killAfterMs)).toEqual([undefined, 250, undefined]);
});
