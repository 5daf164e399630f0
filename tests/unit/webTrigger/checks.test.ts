import { StoreUnavailable } from '../../../src/application/ports/storeUnavailable';
import { aKey, keyId } from '../../fakes/examples';
import { TRIGGERS } from '../../fakes/webTriggers';
import { BODY, makeTriggerDesk, type RequestDraft } from '../../fakes/triggerDesk';

const LARGE = 'x'.repeat(100 * 1_024 + 1);
const NO_HEADERS = { 'x-rollcall-key': [], 'x-rollcall-signature': [], 'x-rollcall-timestamp': [] };

describe.each(TRIGGERS)('$trigger', ({ trigger: name }) => {
  describe('the checks of a web trigger', () => {
    test.each<[string, RequestDraft, string]>([
      ['the method', { method: 'GET', body: LARGE, headers: NO_HEADERS }, 'wrong-method'],
      ['the size', { body: LARGE, headers: NO_HEADERS }, 'too-large'],
      ['the signature', { secret: 'wrong', signedAt: -1_000 }, 'unsigned'],
      ['the time', { signedAt: -301, headers: { 'idempotency-key': ['short'] } }, 'unsigned'],
      ['the idempotency key', { headers: { 'idempotency-key': ['short'] } }, 'invalid-input'],
    ])('stop at %s, before all later checks', async (_check, draft, status) => {
      const { request, send, work } = await makeTriggerDesk(name);
      expect(await send(request(draft))).toBe(status);
      expect(work).not.toHaveBeenCalled();
    });

    test('end with the work, which gets the key and the raw body', async () => {
      const { request, send, work } = await makeTriggerDesk(name);
      expect(await send(request())).toBe('added');
      expect(work.mock.calls).toEqual([[aKey(), BODY]]);
    });

    test('accept a body of exactly 100 KB, counted in bytes', async () => {
      const { request, send } = await makeTriggerDesk(name);
      expect(await send(request({ body: 'x'.repeat(100 * 1_024) }))).toBe('added');
      expect(await send(request({ body: 'é'.repeat(60 * 1_024) }))).toBe('too-large');
    });
  });

  describe('a request is rejected', () => {
    const signature = `sha256=${'0'.repeat(64)}`;
    test.each<[string, RequestDraft]>([
      ['without a key id', { headers: { 'x-rollcall-key': [] } }],
      ['without a signature', { headers: { 'x-rollcall-signature': [] } }],
      ['without a time', { headers: { 'x-rollcall-timestamp': [] } }],
      ['with two key ids', { headers: { 'x-rollcall-key': [aKey().id, aKey().id] } }],
      ['with two signatures', { headers: { 'x-rollcall-signature': [signature, signature] } }],
      ['with an unknown key', { headers: { 'x-rollcall-key': ['unknownkey'] } }],
      ['with a key id of another form', { headers: { 'x-rollcall-key': ['__proto__'] } }],
      ['with a signature of another length', { headers: { 'x-rollcall-signature': ['sha256=0'] } }],
      ['with an empty signature', { headers: { 'x-rollcall-signature': [''] } }],
      ['signed with another secret', { secret: 'another' }],
      ['with another body than was signed', { body: BODY, signedBody: `${BODY} ` }],
      [
        'signed for another trigger',
        { trigger: name === 'add-member' ? 'remove-member' : 'add-member' },
      ],
      ['with a time that is none', { headers: { 'x-rollcall-timestamp': ['yesterday'] } }],
    ])('%s', async (_sentence, draft) => {
      const { request, send, work } = await makeTriggerDesk(name);
      expect(await send(request(draft))).toBe('unsigned');
      expect(work).not.toHaveBeenCalled();
    });

    test('with a signature in upper case, which would be a second one for the same text', async () => {
      const { request, send } = await makeTriggerDesk(name);
      const [given = ''] = request().header('x-rollcall-signature');
      const draft = { headers: { 'x-rollcall-signature': [given.toUpperCase()] } };
      expect(await send(request(draft))).toBe('unsigned');
    });

    test('once its key was revoked, even between two of the checks', async () => {
      const { request, send, keys, work } = await makeTriggerDesk(name);
      const { readSecret } = keys;
      keys.readSecret = async (id) => {
        const secret = await readSecret(id);
        await keys.remove(id);
        return secret;
      };
      expect(await send(request())).toBe('unsigned');
      expect(work).not.toHaveBeenCalled();
    });

    test('with the ID of another key', async () => {
      const { request, send, keys } = await makeTriggerDesk(name);
      const other = keyId('otherkey1');
      await keys.saveSecret(other, { secret: 'its own secret', ownerId: aKey().ownerId });
      await keys.save(aKey({ id: other }));
      expect(await send(request({ headers: { 'x-rollcall-key': [other] } }))).toBe('unsigned');
    });
  });

  describe('the time of a signature', () => {
    test.each([
      ['five minutes old', -300, 'added'],
      ['older', -301, 'unsigned'],
      ['thirty seconds ahead', 30, 'added'],
      ['further ahead', 31, 'unsigned'],
    ])('%s', async (_when, signedAt, status) => {
      const { request, send } = await makeTriggerDesk(name);
      expect(await send(request({ signedAt }))).toBe(status);
    });
  });

  test.each(['readSecret', 'claim', 'read'])(
    'a store that fails at %s never lets a request through',
    async (operation) => {
      const { request, send, keys, claims, work } = await makeTriggerDesk(name);
      (operation === 'claim' ? claims : keys).breakDown(operation);
      await expect(send(request())).rejects.toThrow(StoreUnavailable);
      expect(work).not.toHaveBeenCalled();
    },
  );
});
