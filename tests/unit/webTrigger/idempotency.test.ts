import type { WebTriggerStatus } from '../../../src/domain/webTriggerStatus';
import { makeFakeClaims } from '../../fakes/fakeClaims';
import { BODY, makeTriggerDesk, type RequestDraft } from '../../fakes/triggerDesk';

const KEY = { 'idempotency-key': ['order-4711'] };
const DAY = 24 * 3_600;

const arrange = async () => {
  const desk = await makeTriggerDesk();
  /** Another second each time, so that each request has its own signature. */
  const sendAnew = (draft: RequestDraft = {}) => {
    desk.clock.advance(1);
    return desk.send(desk.request({ headers: KEY, ...draft }));
  };
  return { ...desk, sendAnew };
};

describe('calls with one idempotency key', () => {
  test('do the work once and get its answer for 24 hours', async () => {
    const { sendAnew, work, clock } = await arrange();
    expect(await sendAnew()).toBe('added');
    work.mockResolvedValue('already-member');
    clock.advance(DAY - 2);
    expect(await sendAnew()).toBe('added');
    expect(work).toHaveBeenCalledTimes(1);
    clock.advance(1);
    expect(await sendAnew()).toBe('already-member');
  });

  test.each<WebTriggerStatus>(['not-permitted', 'group-not-found', 'invalid-input'])(
    'get a permanent refusal again: %s',
    async (status) => {
      const { sendAnew, work } = await arrange();
      work.mockResolvedValue(status);
      await sendAnew();
      expect(await sendAnew()).toBe(status);
      expect(work).toHaveBeenCalledTimes(1);
    },
  );

  test.each<WebTriggerStatus>([
    'rate-limited',
    'no-seats',
    'unavailable',
    'timed-out',
    'unexpected',
  ])('may try again after a temporary failure: %s', async (status) => {
    const { sendAnew, work } = await arrange();
    work.mockResolvedValueOnce(status);
    expect(await sendAnew()).toBe(status);
    expect(await sendAnew()).toBe('added');
    expect(work).toHaveBeenCalledTimes(2);
  });

  test('may try again after work that threw', async () => {
    const { sendAnew, work } = await arrange();
    work.mockRejectedValueOnce(new Error('a bug'));
    await expect(sendAnew()).rejects.toThrow('a bug');
    expect(await sendAnew()).toBe('added');
  });

  test('are told to wait while one is in progress', async () => {
    const { request, send, clock, work } = await arrange();
    let finish: (status: WebTriggerStatus) => void = () => undefined;
    work.mockReturnValueOnce(
      new Promise((resolve) => {
        finish = resolve;
      }),
    );
    const first = send(request({ headers: KEY }));
    clock.advance(1);
    expect(await send(request({ headers: KEY }))).toBe('in-progress');
    finish('added');
    expect(await first).toBe('added');
    clock.advance(1);
    expect(await send(request({ headers: KEY }))).toBe('added');
  });

  test('at the same moment do the work once', async () => {
    const { request, send, work } = await arrange();
    const answers = await Promise.all([1, 2, 3, 4].map(() => send(request({ headers: KEY }))));
    expect(work).toHaveBeenCalledTimes(1);
    for (const answer of answers) expect(['added', 'in-progress']).toContain(answer);
  });

  test('are refused with another body, before and after the work', async () => {
    const { sendAnew, work } = await arrange();
    await sendAnew();
    expect(await sendAnew({ body: `${BODY} ` })).toBe('invalid-input');
    expect(work).toHaveBeenCalledTimes(1);
  });

  test.each([
    ['7 characters', ['1234567']],
    ['129 characters', ['x'.repeat(129)]],
    ['a space', ['order 4711']],
    ['another script', ['заказ-4711']],
    ['an empty text', ['']],
    ['two of them', ['order-4711', 'order-4711']],
  ])('are refused if it is malformed: %s', async (_what, values) => {
    const { sendAnew, work } = await arrange();
    expect(await sendAnew({ headers: { 'idempotency-key': values } })).toBe('invalid-input');
    expect(work).not.toHaveBeenCalled();
  });

  test.each(['x'.repeat(8), 'x'.repeat(128), '!"#$%&~{}'])('may have one like %s', async (key) => {
    const { sendAnew } = await arrange();
    expect(await sendAnew({ headers: { 'idempotency-key': [key] } })).toBe('added');
  });

  test('give the right answer even if it cannot be stored', async () => {
    const { sendAnew, claims } = await arrange();
    claims.breakDown('replace');
    expect(await sendAnew()).toBe('added');
  });
});

test('an idempotency key of one trigger says nothing at the other', async () => {
  const claims = makeFakeClaims();
  const add = await makeTriggerDesk('add-member', claims);
  const remove = await makeTriggerDesk('remove-member', claims);
  expect(await add.send(add.request({ headers: KEY }))).toBe('added');
  remove.work.mockResolvedValue('removed');
  expect(await remove.send(remove.request({ headers: KEY }))).toBe('removed');
  expect(remove.work).toHaveBeenCalledTimes(1);
  expect(await add.send(add.request({ headers: KEY }))).toBe('added');
});
