import type { GroupDirectory } from '../../../src/application/ports/confluence';
import type { ChangeAction } from '../../../src/domain/change';
import type { GroupId } from '../../../src/domain/group';
import { makeAppOverFakes } from '../../fakes/appOverFakes';
import { atThePage, withKey } from '../../fakes/callers';
import { answered } from '../../fakes/confluence/world';
import { groupName, PEOPLE } from '../../fakes/examples';

const { siteAdmin, newcomer, nobodySpecial } = PEOPLE;

/**
 * A site with the group `editors`, in which groups swap names right before the app's n-th read or
 * write of groups: then `editors` is called `site-admins`, and the group that gives admin rights is
 * called `editors`.
 */
const arrange = (action: ChangeAction) => {
  const app = makeAppOverFakes();
  const { confluence } = app;
  const members = action === 'remove' ? [newcomer, nobodySpecial] : [];
  const editors = confluence.makeGroup({ name: 'editors', members });
  const admins = [...confluence.world.groups.values()].find(
    ({ name }) => (name as string) === 'site-admins',
  );
  if (!admins) throw new Error('The site has no admins.');
  if (action === 'remove') admins.members.add(newcomer);
  const calls: string[] = [];
  let swapBefore = Infinity;

  const swap = (): void => {
    confluence.renameGroup(editors.id, 'swapping');
    confluence.renameGroup(admins.id, 'editors');
    confluence.renameGroup(editors.id, 'site-admins');
  };
  const observed = <Args extends unknown[], T>(name: string, call: (...args: Args) => T) => {
    return (...args: Args): T => {
      if (calls.length === swapBefore) swap();
      calls.push(name);
      return call(...args);
    };
  };
  const { directory } = confluence;
  for (const name of Object.keys(directory) as (keyof GroupDirectory)[])
    directory[name] = observed(name, directory[name] as never) as never;

  const isIn = (id: GroupId) => confluence.membersOf(id).includes(newcomer);
  return {
    ...{ app, editors, admins, calls },
    swapBefore: (call: number) => {
      calls.length = 0;
      swapBefore = call;
    },
    isInEditors: () => isIn(editors.id),
    isInAdmins: () => isIn(admins.id),
    record: () => app.audit.records()[0],
  };
};

const byName = (action: ChangeAction) => ({
  action,
  groupName: groupName('editors'),
  accountId: newcomer,
});

const POINTS = [0, 1, 2, 3, 4, 5, 6];
const cases = (['add', 'remove'] as const).flatMap((action) =>
  (['a key', 'the page'] as const).flatMap((door) =>
    POINTS.map((point) => [action, door, point] as const),
  ),
);

describe('a change by name, while two groups swap their names', () => {
  test.each(cases)('%s by %s, before call %d', async (action, door, point) => {
    const site = arrange(action);
    const wasInAdmins = site.isInAdmins();
    const wasInEditors = site.isInEditors();
    site.swapBefore(point);
    const caller = door === 'a key' ? withKey(site.app) : atThePage(site.app, siteAdmin);
    const outcome = await site.app.changeMembership(caller, byName(action));
    const writes = site.app.confluence.writes();
    const ending = site.record()?.ending;

    if (outcome.ok) {
      // Certain or not, the result is true of the group that it names.
      expect(outcome.value.groupId).toBe(
        site.isInAdmins() === wasInAdmins ? site.editors.id : site.admins.id,
      );
      return;
    }
    const { code } = outcome.failure;
    const changedAdmins = site.isInAdmins() !== wasInAdmins;
    const changedEditors = site.isInEditors() !== wasInEditors;
    expect(ending).toMatchObject({ outcome: code });
    if (writes.length === 0 || code !== 'group-mismatch') {
      // Nothing was written, or a write found that the name has moved.
      expect([changedAdmins, changedEditors]).toEqual([false, false]);
      return;
    }
    expect(outcome.failure).toMatchObject({
      code: 'group-mismatch',
      certain: false,
      mismatch: { checkedGroupId: site.editors.id, otherGroupId: site.admins.id },
    });
    expect(ending).toMatchObject({ certain: false, otherGroupId: site.admins.id });
    expect(site.record()?.group?.id).toBe(site.editors.id);
  });

  test('is not sent if the name moves before the final lookup', async () => {
    const site = arrange('add');
    site.swapBefore(1); // The lookup has found it, the confirmation does not.
    const outcome = await site.app.changeMembership(withKey(site.app), byName('add'));
    expect(site.calls).toEqual(['findByText', 'readById']);
    expect(outcome).toEqual({ ok: false, failure: { code: 'group-not-found' } });
    expect(site.app.confluence.writes()).toEqual([]);
  });

  test('is a mismatch if it moves between the final lookup and the write', async () => {
    const site = arrange('add');
    site.swapBefore(2);
    const outcome = await site.app.changeMembership(withKey(site.app), byName('add'));
    expect(site.calls).toEqual(['findByText', 'readById', 'addMember', 'readById', 'findByText']);
    expect(outcome).toMatchObject({
      failure: {
        ...{ code: 'group-mismatch', certain: false, httpStatus: 201 },
        mismatch: { checkedGroupId: site.editors.id, otherGroupId: site.admins.id },
      },
    });
    expect(await site.app.lookup(byName('add'))).toMatchObject({
      value: { id: site.admins.id }, // the cached name is dropped
    });
  });

  test('is added if the name moves after the lookup that follows the write', async () => {
    const site = arrange('add');
    site.swapBefore(4);
    const outcome = await site.app.changeMembership(withKey(site.app), byName('add'));
    expect(outcome).toMatchObject({ value: { status: 'added', groupId: site.editors.id } });
    expect(site.isInEditors()).toBe(true);
  });
});

describe('a change by name whose second lookup fails', () => {
  const afterWrite = async (answer?: ReturnType<typeof answered>) => {
    const app = makeAppOverFakes();
    app.confluence.makeGroup({ name: 'editors' });
    if (answer) app.confluence.world.nextAddAnswers.push(answer);
    const { directory } = app.confluence;
    const add = directory.addMember;
    directory.addMember = async (...given) => {
      const result = await add(...given);
      app.confluence.world.down.add('groups');
      return result;
    };
    return app.changeMembership(withKey(app), byName('add'));
  };

  test('is uncertain, not added: it is not proven which group has that name', async () => {
    expect(await afterWrite()).toEqual({
      ok: false,
      failure: { code: 'unavailable', certain: false },
    });
  });

  test('is uncertain for an existing member too, but nothing was changed', async () => {
    expect(await afterWrite(answered(409))).toEqual({
      ok: false,
      failure: { code: 'unavailable' },
    });
  });

  test('keeps the failure of the write itself', async () => {
    expect(await afterWrite(answered(502))).toEqual({
      ok: false,
      failure: { code: 'unavailable', httpStatus: 502, certain: false },
    });
    expect(await afterWrite(answered(400))).toMatchObject({ failure: { code: 'invalid-input' } });
  });
});

test('a group that an identity provider takes over meanwhile is not written by name', async () => {
  const app = makeAppOverFakes();
  const { world } = app.confluence;
  const group = app.confluence.makeGroup({ name: 'editors' });
  await app.changeMembership(withKey(app), byName('add'));
  world.groups.set(group.id, { ...group, management: 'external', gives: [], members: new Set() });
  const again = { ...byName('add'), accountId: nobodySpecial };
  expect(await app.changeMembership(withKey(app), again)).toMatchObject({
    failure: { code: 'externally-managed' },
  });
  expect(app.confluence.writes()).toHaveLength(1);
});

describe('a change by ID, while two groups swap their names', () => {
  test.each(POINTS)('is made in the group of that ID: before call %d', async (point) => {
    const site = arrange('add');
    site.swapBefore(point);
    const request = {
      ...byName('add'),
      groupId: site.editors.id,
    };
    const outcome = await site.app.changeMembership(atThePage(site.app, siteAdmin), request);
    expect(outcome).toMatchObject({ value: { status: 'added', groupId: site.editors.id } });
    expect([site.isInEditors(), site.isInAdmins()]).toEqual([true, false]);
    expect(site.calls.filter((call) => call === 'addMember')).toHaveLength(1);
  });
});
