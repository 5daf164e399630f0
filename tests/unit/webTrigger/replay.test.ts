import { TRIGGERS } from '../../fakes/webTriggers';
import { makeTriggerDesk } from '../../fakes/triggerDesk';

const KEY = { 'idempotency-key': ['order-4711'] };
const OTHER_KEY = { 'idempotency-key': ['order-4712'] };

describe.each(TRIGGERS)('$trigger', ({ trigger: name }) => {
  describe('an identical request', () => {
    test('is a replay without an idempotency key', async () => {
      const { request, send, work } = await makeTriggerDesk(name);
      const sent = request();
      expect(await send(sent)).toBe('added');
      expect(await send(sent)).toBe('unsigned');
      expect(work).toHaveBeenCalledTimes(1);
    });

    test('is done once if both arrive at the same moment', async () => {
      const { request, send, work } = await makeTriggerDesk(name);
      const sent = request();
      const answers = await Promise.all([send(sent), send(sent)]);
      expect(answers.toSorted()).toEqual(['added', 'unsigned']);
      expect(work).toHaveBeenCalledTimes(1);
    });

    test('gets the answer again with its idempotency key', async () => {
      const { request, send, work } = await makeTriggerDesk(name);
      const sent = request({ headers: KEY });
      expect(await send(sent)).toBe('added');
      expect(await send(sent)).toBe('added');
      expect(work).toHaveBeenCalledTimes(1);
    });

    test('is tried again with its idempotency key after a temporary failure', async () => {
      const { request, send, work } = await makeTriggerDesk(name);
      const sent = request({ headers: KEY });
      work.mockResolvedValueOnce('unavailable');
      expect(await send(sent)).toBe('unavailable');
      expect(await send(sent)).toBe('added');
    });

    test.each([
      ['the idempotency key added', {}, KEY],
      ['the idempotency key left out', KEY, {}],
      ['another idempotency key', KEY, OTHER_KEY],
    ])('is a replay with %s, which is not signed', async (_what, first, second) => {
      const { request, send, work } = await makeTriggerDesk(name);
      await send(request({ headers: first }));
      expect(await send(request({ headers: second }))).toBe('unsigned');
      expect(work).toHaveBeenCalledTimes(1);
    });

    test('with a stolen idempotency key does not affect its owner’s answer', async () => {
      const { request, send, clock } = await makeTriggerDesk(name);
      await send(request());
      expect(await send(request({ headers: KEY }))).toBe('unsigned');
      clock.advance(1);
      expect(await send(request({ headers: KEY }))).toBe('added');
    });

    test('is too old by the time its signature is forgotten', async () => {
      const { request, send, clock } = await makeTriggerDesk(name);
      const sent = request({ signedAt: 30 });
      await send(sent);
      clock.advance(331);
      expect(await send(sent)).toBe('unsigned');
    });
  });
});
