import { makeReplaceKey } from '../../../src/application/keys/keys';
import { StoreUnavailable } from '../../../src/application/ports/storeUnavailable';
import { makeAppOverFakes } from '../../fakes/appOverFakes';
import { aKey, PEOPLE } from '../../fakes/examples';

const { id, ownerId } = aKey();

const arrange = async () => {
  const { keys, ...app } = makeAppOverFakes();
  await keys.saveSecret(id, { secret: 'the old secret', ownerId });
  await keys.save(aKey());
  return { keys, replace: makeReplaceKey({ ...app, keys, clock: app.clock.now }) };
};

type Keys = Awaited<ReturnType<typeof arrange>>['keys'];

const revokedBeforeTheSecret = (keys: Keys): void => {
  const { saveSecret } = keys;
  keys.saveSecret = async (...secret) => {
    await keys.remove(id);
    await saveSecret(...secret);
  };
};

const revokedAfterTheSecret = (keys: Keys): void => {
  const { saveSecret } = keys;
  keys.saveSecret = async (...secret) => {
    await saveSecret(...secret);
    await keys.remove(id);
  };
};

const revokedAfterTheKey = (keys: Keys): void => {
  const { save } = keys;
  keys.save = async (...key) => {
    await save(...key);
    await keys.remove(id);
  };
};

describe('a key that is revoked while its secret is replaced', () => {
  test.each([
    ['before the new secret is kept', revokedBeforeTheSecret],
    ['right after', revokedAfterTheSecret],
    ['after the key is kept, too', revokedAfterTheKey],
  ])('stays revoked, and nothing is left of it: %s', async (_when, arrangeRevoking) => {
    const { keys, replace } = await arrange();
    arrangeRevoking(keys);
    expect(await replace(PEOPLE.confluenceAdmin, id)).toEqual({
      ok: false,
      failure: { code: 'invalid-input', field: 'body' },
    });
    expect(await keys.list()).toEqual([]);
    expect(await keys.read(id)).toBeUndefined();
    expect(await keys.readSecret(id)).toBeUndefined();
  });

  test.each(['readSecret', 'wasRemoved'])(
    'stays revoked if the replacement then breaks off: %s',
    async (operation) => {
      const { keys, replace } = await arrange();
      revokedBeforeTheSecret(keys);
      keys.breakDown(operation);
      await expect(replace(PEOPLE.confluenceAdmin, id)).rejects.toThrow(StoreUnavailable);
      keys.repair();
      expect(await keys.list()).toEqual([]);
      expect(await keys.read(id)).toBeUndefined();
    },
  );
});
