import { makeAppOverFakes } from '../../fakes/appOverFakes';
import { groupIdOf } from '../../fakes/examples';

describe('names for stored IDs', () => {
  test('keep their order, however many there are', async () => {
    const { namedGroups, confluence } = makeAppOverFakes();
    const groups = Array.from({ length: 25 }, (_, number) =>
      confluence.makeGroup({ name: `team ${number.toString()}` }),
    );
    const named = await namedGroups(groups.map(({ id }) => id));
    expect(named).toEqual(groups.map(({ id, name }) => ({ id, name })));
  });

  test('leave out a group that is gone', async () => {
    const { namedGroups } = makeAppOverFakes();
    expect(await namedGroups([groupIdOf(9)])).toEqual([{ id: groupIdOf(9) }]);
  });

  test('are given for the first hundred, because each costs a read', async () => {
    const { namedGroups, confluence } = makeAppOverFakes();
    const groups = Array.from({ length: 103 }, (_, number) =>
      confluence.makeGroup({ name: `team ${number.toString()}` }),
    );
    const named = await namedGroups(groups.map(({ id }) => id));
    expect(named.map(({ id }) => id)).toEqual(groups.map(({ id }) => id));
    expect(named.flatMap(({ name }) => name ?? [])).toEqual(
      groups.slice(0, 100).map(({ name }) => name),
    );
    expect(confluence.world.requests).toHaveLength(100);
  });
});
