import { makeListChanges } from '../../../src/application/membership/changeLedger';
import { StoreUnavailable } from '../../../src/application/ports/storeUnavailable';
import { makeAppOverFakes } from '../../fakes/appOverFakes';
import { atThePage, withKey } from '../../fakes/callers';
import { answered } from '../../fakes/confluence/world';
import { groupName, PEOPLE } from '../../fakes/examples';
import { valueOf } from '../../fakes/valueOf';

const { siteAdmin, newcomer } = PEOPLE;
const NOON = '2026-11-23T12:00:00.000Z';

const arrange = () => {
  const app = makeAppOverFakes();
  const group = app.confluence.makeGroup({ name: 'editors' });
  const add = (name = 'editors') =>
    app.changeMembership(atThePage(app, siteAdmin), {
      action: 'add',
      groupName: groupName(name),
      accountId: newcomer,
    });
  return { app, group, add };
};

describe('the record of a change', () => {
  test('contains the author, the request and the result', async () => {
    const { app, group, add } = arrange();
    await add();
    expect(app.audit.records()).toEqual([
      {
        schema: 1,
        id: expect.stringMatching(/^id\d{22}$/) as string,
        actor: { kind: 'account', accountId: siteAdmin },
        action: 'add',
        accountId: newcomer,
        group: { id: group.id, name: 'editors' },
        begunAt: NOON,
        ending: {
          endedAt: NOON,
          outcome: 'added',
          actedAs: 'app',
          certain: true,
          httpStatus: 201,
        },
      },
    ]);
  });

  test('names a key and its owner if a script asked', async () => {
    const { app, group } = arrange();
    const caller = withKey(app);
    await app.changeMembership(caller, {
      action: 'add',
      groupId: group.id,
      accountId: newcomer,
    });
    expect(app.audit.records()[0]?.actor).toEqual({
      kind: 'key',
      keyId: caller.key.id,
      ownerId: siteAdmin,
    });
  });

  test('is started before the write', async () => {
    const { app, add } = arrange();
    const open: boolean[] = [];
    const { addMember } = app.confluence.directory;
    app.confluence.directory.addMember = (...request) => {
      open.push(app.audit.records().some(({ ending }) => ending === undefined));
      return addMember(...request);
    };
    await add();
    expect(open).toEqual([true]);
  });

  test('names the identity of a refused write', async () => {
    const { app, add } = arrange();
    app.confluence.world.nextAddAnswers.push(answered(403), answered(403));
    await add();
    expect(app.audit.records()[0]?.ending).toEqual({
      endedAt: NOON,
      outcome: 'not-permitted',
      actedAs: 'viewer',
      httpStatus: 403,
    });
  });

  test('says if it is unknown who added the person', async () => {
    const { app, add } = arrange();
    const seats = answered(500, 'HystrixRuntimeException: AddUserToGroups… failed');
    app.confluence.world.nextAddAnswers.push(seats, answered(409));
    await add();
    expect(app.audit.records()[0]?.ending).toMatchObject({
      outcome: 'already-member',
      certain: false,
    });
    const listed = valueOf(await makeListChanges(app)());
    expect(listed[0]?.ending?.certain).toBe(false);
  });

  test('is kept for a change that fails before any write', async () => {
    const { app, add } = arrange();
    await add('no such group');
    expect(app.audit.records()).toMatchObject([{ ending: { outcome: 'group-not-found' } }]);
    expect(app.audit.records()[0]).not.toHaveProperty('group');
  });

  test('contains none of Confluence’s texts', async () => {
    const { app, add } = arrange();
    app.confluence.world.nextAddAnswers.push(answered(400, 'Jane Doe is on holiday'));
    await add();
    expect(JSON.stringify(app.audit.records())).not.toContain('Jane');
  });
});

describe('a storage that fails', () => {
  test('prevents the change if it fails before the write', async () => {
    const { app, group, add } = arrange();
    app.audit.breakDown('begin');
    await expect(add()).rejects.toThrow(StoreUnavailable);
    expect(app.confluence.writes()).toEqual([]);
    expect(app.confluence.membersOf(group.id)).toEqual([]);
  });

  test('leaves an open record if it fails after the write', async () => {
    const { app, group, add } = arrange();
    app.audit.breakDown('complete');
    expect(await add()).toMatchObject({ value: { status: 'added', recorded: false } });
    expect(app.confluence.membersOf(group.id)).toEqual([newcomer]);
    expect(app.audit.records()).toHaveLength(1);
    expect(app.audit.records()[0]).not.toHaveProperty('ending');
  });
});

describe('the list of recent changes', () => {
  const byKey = async () => {
    const { app, group } = arrange();
    const { key } = withKey(app);
    await app.changeMembership(
      { kind: 'key', key },
      { action: 'add', groupId: group.id, accountId: newcomer },
    );
    const actor = async () => valueOf(await makeListChanges(app)())[0]?.actor;
    return { app, key, actor, plain: { kind: 'key', keyId: key.id, ownerId: siteAdmin } };
  };

  test('gives the label of a key, as it is now', async () => {
    const { app, key, actor, plain } = await byKey();
    await app.keys.save({ ...key, label: 'HR system' });
    expect(await actor()).toEqual({ ...plain, label: 'HR system' });
  });

  test('gives only the ID of a key that was revoked', async () => {
    const { app, key, actor, plain } = await byKey();
    await app.keys.save(key);
    await app.keys.remove(key.id);
    expect(await actor()).toEqual(plain);
  });

  test('gives the changes even if storage doesn’t give a label', async () => {
    const { app, key, actor, plain } = await byKey();
    await app.keys.save(key);
    app.keys.breakDown('read');
    expect(await actor()).toEqual(plain);
  });

  test('reads each key once, and none if no key asked', async () => {
    const { app, add, group } = arrange();
    const read = jest.spyOn(app.keys, 'read');
    await add();
    await makeListChanges(app)();
    expect(read).not.toHaveBeenCalled();
    const caller = withKey(app);
    for (const action of ['remove', 'add', 'remove'] as const)
      await app.changeMembership(caller, { action, groupId: group.id, accountId: newcomer });
    await makeListChanges(app)();
    expect(read).toHaveBeenCalledTimes(1);
  });

  test('gives the newest 50, the newest first, without the schema', async () => {
    const { app, add } = arrange();
    for (let number = 0; number < 60; number += 1) {
      await add();
      app.clock.advance(1);
    }
    const listed = await makeListChanges(app)();
    if (!listed.ok) throw new Error('nothing was listed');
    expect(listed.value).toHaveLength(50);
    expect(listed.value[0]?.begunAt).toBe('2026-11-23T12:00:59.000Z');
    expect(listed.value[0]).not.toHaveProperty('schema');
  });
});
