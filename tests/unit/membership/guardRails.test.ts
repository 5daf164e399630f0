import type { SeenAt } from '../../../src/application/membership/permit';
import type { MemberPage } from '../../../src/application/ports/confluence';
import type { AccountId } from '../../../src/domain/accountId';
import { failed, ok } from '../../../src/domain/outcome';
import { makeAppOverFakes } from '../../fakes/appOverFakes';
import { atThePage } from '../../fakes/callers';
import { answered } from '../../fakes/confluence/world';
import { accountId, groupName, PEOPLE } from '../../fakes/examples';

const { siteAdmin, confluenceAdmin, nobodySpecial, newcomer } = PEOPLE;

const arrange = (members: AccountId[], name = 'editors', caller = siteAdmin) => {
  const app = makeAppOverFakes();
  const group = app.confluence.makeGroup({ name, members });
  const change = (person: AccountId, action: 'add' | 'remove' = 'remove', seen?: SeenAt) =>
    app.changeMembership(atThePage(app, caller), {
      ...{ action, groupName: groupName(name), accountId: person },
      ...(seen && { seen }),
    });
  return { app, group, change };
};

describe('a single removal', () => {
  test('removes one of several members, and is certain if the person was seen there', async () => {
    const { app, group, change } = arrange([newcomer, nobodySpecial]);
    expect(await change(newcomer)).toEqual({
      ok: true,
      value: {
        status: 'removed',
        groupId: group.id,
        groupName: 'editors',
        accountId: newcomer,
        actedAs: 'app',
        certain: true,
        recorded: true,
      },
    });
    expect(app.confluence.membersOf(group.id)).toEqual([nobodySpecial]);
    expect(app.audit.records()).toMatchObject([
      { action: 'remove', ending: { outcome: 'removed', certain: true, httpStatus: 204 } },
    ]);
  });

  test('is not certain if the person was not among the members that were read', async () => {
    const { change } = arrange([nobodySpecial, confluenceAdmin, newcomer]);
    expect(await change(newcomer)).toMatchObject({ value: { status: 'removed', certain: false } });
  });

  test('reads two members and no more', async () => {
    const { app, group, change } = arrange([newcomer, nobodySpecial]);
    const asked: unknown[] = [];
    const { readMembers } = app.confluence.directory;
    app.confluence.directory.readMembers = (...request) => {
      asked.push(request);
      return readMembers(...request);
    };
    await change(newcomer);
    expect(asked).toEqual([[group.id, 0, 2]]);
  });

  describe('of a person whom the page saw', () => {
    const others = Array.from({ length: 20 }, (_, at) => accountId(`other-${at}`));
    const readsOf = ({ confluence }: ReturnType<typeof arrange>['app']): unknown[][] => {
      const asked: unknown[][] = [];
      const { readMembers } = confluence.directory;
      confluence.directory.readMembers = (...request) => {
        asked.push(request.slice(1));
        return readMembers(...request);
      };
      return asked;
    };

    test('in the list of members is certain, and reads four members there', async () => {
      const { app, change } = arrange([...others, newcomer, nobodySpecial]);
      const asked = readsOf(app);
      const seen = { kind: 'members', place: 20 } as const;
      expect(await change(newcomer, 'remove', seen)).toMatchObject({
        value: { status: 'removed', certain: true },
      });
      expect(asked).toEqual([[19, 4]]);
    });

    test.each([18, 21])('is certain if the list has moved since (place %d)', async (place) => {
      const { change } = arrange([...others, newcomer, nobodySpecial]);
      const removed = await change(newcomer, 'remove', { kind: 'members', place });
      expect(removed).toMatchObject({ value: { status: 'removed', certain: true } });
    });

    test('is not certain if the person is not there any more', async () => {
      const { app, change } = arrange([...others, nobodySpecial]);
      const asked = readsOf(app);
      const removed = await change(newcomer, 'remove', { kind: 'members', place: 20 });
      expect(removed).toMatchObject({ value: { status: 'removed', certain: false } });
      expect(asked).toEqual([
        [19, 4],
        [0, 2],
      ]);
    });

    test('never trusts the place: the only member stays', async () => {
      const { app, change } = arrange([newcomer]);
      const removed = await change(newcomer, 'remove', { kind: 'members', place: 0 });
      expect(removed).toMatchObject({ failure: { code: 'would-empty-group' } });
      expect(app.confluence.writes()).toEqual([]);
    });

    test('among the groups of the person is certain, and asks Confluence for them', async () => {
      const { change } = arrange([...others, newcomer]);
      expect(await change(newcomer, 'remove', { kind: 'groups' })).toMatchObject({
        value: { status: 'removed', certain: true },
      });
      expect(await change(newcomer, 'remove', { kind: 'groups' })).toMatchObject({
        value: { status: 'not-a-member', certain: false },
      });
    });

    test('among the groups is not certain if Confluence doesn’t say, and runs', async () => {
      const { app, change } = arrange([...others, newcomer]);
      const { groupsOf } = app.confluence.authority;
      app.confluence.authority.groupsOf = (person) =>
        person === newcomer ? Promise.resolve(failed('unavailable')) : groupsOf(person);
      expect(await change(newcomer, 'remove', { kind: 'groups' })).toMatchObject({
        value: { status: 'removed', certain: false },
      });
    });
  });

  test('never removes the only member', async () => {
    const { app, group, change } = arrange([newcomer]);
    expect(await change(newcomer)).toEqual({
      ok: false,
      failure: { code: 'would-empty-group' },
    });
    expect(app.confluence.writes()).toEqual([]);
    expect(app.confluence.membersOf(group.id)).toEqual([newcomer]);
    expect(app.audit.records()).toMatchObject([
      { action: 'remove', group: { id: group.id }, ending: { outcome: 'would-empty-group' } },
    ]);
  });

  test('never removes the only member, also if Rollcall removed them before', async () => {
    const { app, group, change } = arrange([newcomer, nobodySpecial]);
    await change(newcomer);
    const members = app.confluence.world.groups.get(group.id)?.members;
    members?.delete(nobodySpecial); // both changes are made elsewhere
    members?.add(newcomer);
    app.clock.advance(60);
    expect(await change(newcomer)).toEqual({ ok: false, failure: { code: 'would-empty-group' } });
    expect(app.confluence.membersOf(group.id)).toEqual([newcomer]);
  });

  test.each<SeenAt | undefined>([undefined, { kind: 'members', place: 0 }, { kind: 'groups' }])(
    'of a person whom the list shows again never says that they were no member (%j)',
    async (seen) => {
      const { app, group, change } = arrange([newcomer, nobodySpecial]);
      await change(newcomer);
      const members = app.confluence.world.groups.get(group.id)?.members;
      members?.clear();
      [newcomer, nobodySpecial].forEach((member) => members?.add(member)); // made elsewhere
      app.clock.advance(60);
      expect(await change(newcomer, 'remove', seen)).toMatchObject({
        value: { status: 'removed', certain: false },
      });
      expect(app.confluence.membersOf(group.id)).toEqual([nobodySpecial]);
    },
  );

  test('of another person than the only member proceeds', async () => {
    const { change } = arrange([nobodySpecial]);
    expect(await change(newcomer)).toMatchObject({
      value: { status: 'not-a-member', certain: false },
    });
  });

  test('removes a suspended person, although no list shows them', async () => {
    const { app, group, change } = arrange([newcomer]);
    app.confluence.world.suspended.add(newcomer);
    expect(await change(newcomer)).toMatchObject({
      value: { status: 'not-a-member', certain: false },
    });
    expect(app.confluence.membersOf(group.id)).toEqual([]);
  });

  test('reads on to the second member if the server cuts its pages', async () => {
    const { app, change } = arrange([newcomer, nobodySpecial]);
    app.confluence.world.pageCut = 1;
    expect(await change(newcomer)).toMatchObject({ value: { status: 'removed', certain: true } });
  });

  test('never removes the only member behind empty pages', async () => {
    const { app, change } = arrange([newcomer]);
    app.confluence.directory.readMembers = (_id, start) =>
      Promise.resolve(ok(start < 3 ? { members: [], next: start + 1 } : { members: [newcomer] }));
    expect(await change(newcomer)).toMatchObject({ failure: { code: 'would-empty-group' } });
  });

  test.each<[string, (start: number) => MemberPage]>([
    ['gives the same member for ever', (start) => ({ members: [newcomer], next: start + 1 })],
    ['goes back', () => ({ members: [newcomer], next: 0 })],
    ['is empty for ever', (start) => ({ members: [], next: start + 1 })],
  ])('does not run if the list of members %s', async (_what, page) => {
    const { app, change } = arrange([newcomer, nobodySpecial]);
    let pages = 0;
    app.confluence.directory.readMembers = (_id, start) => {
      pages += 1;
      return Promise.resolve(ok(page(start)));
    };
    expect(await change(newcomer)).toMatchObject({ failure: { code: 'unavailable' } });
    expect(app.confluence.writes()).toEqual([]);
    expect(pages).toBeLessThanOrEqual(10);
  });

  test('does not run if the members cannot be read', async () => {
    const { app, change } = arrange([newcomer, nobodySpecial]);
    app.confluence.world.down.add('members');
    expect(await change(newcomer)).toMatchObject({ failure: { code: 'unavailable' } });
    expect(app.confluence.writes()).toEqual([]);
    expect(app.audit.records()).toMatchObject([{ ending: { outcome: 'unavailable' } }]);
  });

  test('answered 404 while the group exists is a success that changed nothing', async () => {
    const { app, change } = arrange([nobodySpecial, siteAdmin]);
    app.confluence.world.nextRemoveAnswers.push(answered(404));
    expect(await change(newcomer)).toMatchObject({
      value: { status: 'not-a-member', certain: true },
    });
  });
});

describe('one’s own admin rights', () => {
  test('cannot be removed by oneself in a protected group', async () => {
    const { app, group, change } = arrange([siteAdmin, newcomer], 'old-admins');
    expect(await change(siteAdmin)).toEqual({ ok: false, failure: { code: 'own-admin-group' } });
    expect(app.confluence.writes()).toEqual([]);
    expect(app.confluence.membersOf(group.id)).toContain(siteAdmin);
    expect(app.audit.records()).toMatchObject([{ ending: { outcome: 'own-admin-group' } }]);
  });

  test('cannot be removed if it is unknown whether the group gives any', async () => {
    const { app, change } = arrange([siteAdmin, newcomer]);
    app.confluence.world.down.add('access-lists');
    expect(await change(siteAdmin)).toMatchObject({ failure: { code: 'own-admin-group' } });
  });

  test('do not restrict changes of other groups', async () => {
    const { change } = arrange([siteAdmin, newcomer]);
    expect(await change(siteAdmin)).toMatchObject({ value: { status: 'removed' } });
  });

  test('of another admin can be removed, as the viewer', async () => {
    const { change } = arrange([siteAdmin, newcomer], 'old-admins');
    expect(await change(newcomer)).toMatchObject({
      value: { status: 'removed', actedAs: 'viewer' },
    });
  });
});

describe('an add of which the admin was not told that it may give admin rights', () => {
  const ask = (name: string) => {
    const { app, group } = arrange([], name);
    const change = app.changeMembership(atThePage(app, siteAdmin), {
      ...{ action: 'add', groupId: group.id, accountId: newcomer, unlessAdminGroup: true },
    });
    return { app, change };
  };

  test('is refused in a group that may give them', async () => {
    const { app, change } = ask('old-admins');
    expect(await change).toEqual({ ok: false, failure: { code: 'group-not-allowed' } });
    expect(app.confluence.writes()).toEqual([]);
    expect(app.audit.records()).toMatchObject([{ ending: { outcome: 'group-not-allowed' } }]);
  });

  test('is made in any other group', async () => {
    expect(await ask('editors').change).toMatchObject({ value: { status: 'added' } });
  });
});

test('an add reads no members', async () => {
  const { app, change } = arrange([]);
  expect(await change(newcomer, 'add')).toMatchObject({ value: { status: 'added' } });
  expect(app.confluence.world.requests.map(({ call }) => call)).not.toContain('members');
});

test('a group that is managed elsewhere is refused before any read', async () => {
  const app = makeAppOverFakes();
  const { name } = app.confluence.makeGroup({ name: 'team', management: 'team' });
  const outcome = await app.changeMembership(atThePage(app, siteAdmin), {
    action: 'remove',
    groupName: name,
    accountId: newcomer,
  });
  expect(outcome).toMatchObject({ failure: { code: 'externally-managed' } });
  expect(app.confluence.world.requests.map(({ call }) => call)).not.toContain('members');
});
