import { TRIGGERS } from '../../fakes/webTriggers';
import { startWholeApp, type WholeApp } from '../../seams/wholeApp';
import { newKey, trigger } from './doors';

let app: WholeApp;
beforeAll(async () => {
  app = await startWholeApp();
});
beforeEach(async () => {
  app.storage.moveOn();
  await app.site.reset();
});
afterAll(() => app.close());

const groupOf = async (name: string) => {
  const found = (await app.site.groups()).find((group) => group.name === name);
  if (!found) throw new Error(name);
  return found;
};

describe.each(TRIGGERS)(
  'a group that is renamed between two pages of a list, at $trigger',
  ({ trigger: name, isMemberBefore }) => {
    test('a key does not write an admin group that moved to a page already read', async () => {
      const { admin, nonAdmin } = app.site.accounts;
      const it = await groupOf('it-operations');
      await app.site.setMember(it.id, nonAdmin, isMemberBefore);
      const key = await newKey(app, admin);
      await app.site.settings({ pageCut: 2 });
      await app.site.faults([
        {
          match: { method: 'GET', path: 'accessType=admin&start=0' },
          times: 1,
          effect: 'rename',
          when: 'after',
          value: [{ group: it.id, to: 'aaa-operations' }],
        },
      ]);
      const body = JSON.stringify({ groupId: it.id, accountId: nonAdmin });
      expect(['group-not-allowed', 'unavailable']).toContain(
        await trigger(app, { trigger: name, key, body }),
      );
      const { members } = await groupOf('aaa-operations');
      expect(members.includes(nonAdmin)).toBe(isMemberBefore);
    });

    test('a name does not lead to a group that differs in case', async () => {
      const { admin, nonAdmin } = app.site.accounts;
      const before = await app.site.makeGroup({ name: 'aa zqops' });
      const other = await app.site.makeGroup({ name: 'Zqops' });
      await app.site.makeGroup({ name: 'zqops' });
      for (const accountId of [nonAdmin, admin])
        await app.site.setMember(other.id, accountId, isMemberBefore);
      const key = await newKey(app, admin);
      await app.site.settings({ pickerCut: 2 });
      await app.site.faults([
        {
          match: { method: 'GET', path: 'group/picker' },
          times: 1,
          effect: 'rename',
          when: 'after',
          value: [{ group: before.id, to: 'something else' }],
        },
      ]);
      const body = JSON.stringify({ group: 'zqops', accountId: nonAdmin });
      await trigger(app, { trigger: name, key, body });
      expect((await groupOf('Zqops')).members.includes(nonAdmin)).toBe(isMemberBefore);
    });
  },
);
