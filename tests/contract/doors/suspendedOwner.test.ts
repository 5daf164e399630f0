import { aKey, accountId } from '../../fakes/examples';
import { startWholeApp, type WholeApp } from '../../seams/wholeApp';
import { trigger } from './doors';

let app: WholeApp;
beforeAll(async () => {
  app = await startWholeApp();
});
afterAll(() => app.close());

test('a key opens nothing once its owner is suspended, still a site admin by group or not', async () => {
  const { admin, nonAdmin } = app.site.accounts;
  const key = aKey({ ownerId: accountId(admin) });
  const secret = 'a secret of a person who has left';
  app.begin(undefined);
  await app.keys.saveSecret(key.id, { secret, ownerId: key.ownerId });
  await app.keys.save(key);
  await app.site.changeUser(admin, { active: false });

  const body = JSON.stringify({ group: 'marketing', accountId: nonAdmin });
  const status = await trigger(app, { body, key: { id: key.id, secret } });

  expect(status).toBe('not-an-admin');
  expect(app.writes()).toEqual([]);
});
