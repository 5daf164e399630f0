import { makeAppOverFakes } from '../../fakes/appOverFakes';
import { groupIdOf } from '../../fakes/examples';

describe('names for stored ids', () => {
  test('keep their order, however many there are', async () => {
    const { namedGroups, confluence } = makeAppOverFakes();
    const groups = Array.from({ length: 25 }, (_, number) =>
      confluence.makeGroup({ name: `team ${number.toString()}` }),
    );
    const named = await namedGroups(groups.map(({ id }) => id));
    expect(named).toEqual(groups.map(({ id, name }) => ({ id, name })));
  });

  test('are left out where the group is gone', async () => {
    const { namedGroups } = makeAppOverFakes();
    expect(await namedGroups([groupIdOf(9)])).toEqual([{ id: groupIdOf(9) }]);
  });
});
