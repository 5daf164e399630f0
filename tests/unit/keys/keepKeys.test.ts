import { makeListKeys, makeReplaceKey, makeRevokeKey } from '../../../src/application/keys/keys';
import { StoreUnavailable } from '../../../src/application/ports/storeUnavailable';
import { makeAppOverFakes } from '../../fakes/appOverFakes';
import { aKey, keyId, PEOPLE } from '../../fakes/examples';

const { siteAdmin, confluenceAdmin } = PEOPLE;
const { id } = aKey();

const arrange = async () => {
  const app = makeAppOverFakes();
  await app.keys.saveSecret(id, { secret: 'the old secret', ownerId: aKey().ownerId });
  await app.keys.save(aKey());
  const webTriggerUrl = (name: string) => Promise.resolve(`http://127.0.0.1/public/${name}`);
  return {
    app,
    replace: makeReplaceKey({ ...app, clock: app.clock.now }),
    revoke: makeRevokeKey(app),
    list: makeListKeys({ ...app, webTriggerUrl }),
  };
};

describe('a key whose secret is replaced', () => {
  test('belongs to the admin who sees the new secret, and keeps the rest', async () => {
    const { app, replace } = await arrange();
    const replaced = await replace(confluenceAdmin, id);
    expect(replaced).toMatchObject({
      value: { key: { id, ownerId: confluenceAdmin, actions: ['add', 'remove'] } },
    });
    expect(await app.keys.read(id)).toEqual(aKey({ ownerId: confluenceAdmin }));
    expect(await app.keys.readSecret(id)).toEqual({
      secret: replaced.ok && replaced.value.secret,
      ownerId: confluenceAdmin,
    });
  });

  test('never works with the old secret for the new owner', async () => {
    const { app, replace } = await arrange();
    app.keys.breakDown('save'); // as if it ended between the two writes
    await expect(replace(confluenceAdmin, id)).rejects.toThrow(StoreUnavailable);
    expect((await app.keys.read(id))?.ownerId).toBe(siteAdmin);
    expect(await app.keys.readSecret(id)).not.toBe('the old secret');
  });

  test('has to exist', async () => {
    const { app, replace } = await arrange();
    expect(await replace(siteAdmin, keyId('unknownkey'))).toEqual({
      ok: false,
      failure: { code: 'invalid-input', field: 'body' },
    });
    expect(await app.keys.list()).toHaveLength(1);
  });
});

describe('a revoked key', () => {
  test('is gone, its secret first', async () => {
    const { app, revoke } = await arrange();
    expect(await revoke(id)).toEqual({ ok: true, value: { keyId: id } });
    expect(app.keys.writes.slice(-2)).toEqual(['no secret', 'no key']);
    expect(await app.keys.read(id)).toBeUndefined();
    expect(await app.keys.readSecret(id)).toBeUndefined();
  });

  test('can be revoked again', async () => {
    const { revoke } = await arrange();
    await revoke(id);
    expect(await revoke(id)).toMatchObject({ ok: true });
  });
});

describe('the list of keys', () => {
  test('gives both addresses, the newest key first, and no secret', async () => {
    const { app, list } = await arrange();
    const newer = aKey({ id: keyId('newerkey'), createdAt: '2026-11-24T10:00:00.000Z' });
    await app.keys.save(newer);
    const listed = await list();
    expect(listed).toMatchObject({
      value: {
        webTriggerUrl: 'http://127.0.0.1/public/add-member',
        removalWebTriggerUrl: 'http://127.0.0.1/public/remove-member',
        keys: [{ id: newer.id }, { id, groups: 'all-unprotected' }],
      },
    });
    expect(JSON.stringify(listed)).not.toContain('secret');
  });

  test('omits the addresses if the platform does not give them', async () => {
    const { app } = await arrange();
    const list = makeListKeys({ ...app, webTriggerUrl: () => Promise.resolve(undefined) });
    const listed = await list();
    expect(listed).toMatchObject({ value: { keys: [{ id }] } });
    expect(listed.ok && listed.value).not.toHaveProperty('webTriggerUrl');
    expect(listed.ok && listed.value).not.toHaveProperty('removalWebTriggerUrl');
  });

  test('shows only the ID of a group that is gone', async () => {
    const { app, list } = await arrange();
    const kept = app.confluence.makeGroup({ name: 'editors' });
    const gone = app.confluence.makeGroup({ name: 'writers' });
    await app.keys.save(aKey({ groups: [gone.id, kept.id] }));
    app.confluence.world.groups.delete(gone.id);
    expect(await list()).toMatchObject({
      value: { keys: [{ groups: [{ id: gone.id }, { id: kept.id, name: 'editors' }] }] },
    });
  });
});
