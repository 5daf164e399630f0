import { makeReplaceKey } from '../../../src/application/keys/keys';
import { makeAppOverFakes } from '../../fakes/appOverFakes';
import { aKey, PEOPLE } from '../../fakes/examples';

const { siteAdmin, confluenceAdmin } = PEOPLE;
const { id, ownerId } = aKey();

const arrange = async () => {
  const { keys, ...app } = makeAppOverFakes();
  await keys.saveSecret(id, { secret: 'the old secret', ownerId });
  await keys.save(aKey());
  return { keys, replace: makeReplaceKey({ ...app, keys, clock: app.clock.now }) };
};

type Keys = Awaited<ReturnType<typeof arrange>>['keys'];

/** Runs an action once, right before the next operation of this kind, or right after it. */
const once = (
  keys: Keys,
  operation: 'saveSecret' | 'save' | 'readSecret',
  when: 'before' | 'after',
  run: () => Promise<unknown>,
): void => {
  const original = keys[operation] as (...given: unknown[]) => Promise<unknown>;
  const interrupted = async (...given: unknown[]): Promise<unknown> => {
    Object.assign(keys, { [operation]: original });
    if (when === 'before') await run();
    const result = await original(...given);
    if (when === 'after') await run();
    return result;
  };
  Object.assign(keys, { [operation]: interrupted });
};

describe('a key that two admins replace at the same time', () => {
  test.each([
    ['before the secret is kept', 'saveSecret', 'before'],
    ['after the secret is kept', 'saveSecret', 'after'],
    ['after the key is kept', 'save', 'after'],
    ['while the secret is looked at again', 'readSecret', 'after'],
  ] as const)('is listed under the owner of its secret: %s', async (_when, operation, when) => {
    const { keys, replace } = await arrange();
    let other: Awaited<ReturnType<typeof replace>> | undefined;
    once(keys, operation, when, async () => {
      other = await replace(confluenceAdmin, id);
    });
    const mine = await replace(siteAdmin, id);

    const held = await keys.readSecret(id);
    expect((await keys.read(id))?.ownerId).toBe(held?.ownerId);
    const given = [mine, other].flatMap((outcome) => (outcome?.ok ? [outcome.value.secret] : []));
    expect(given).toContain(held?.secret);
  });

  test('tells the admin who was too late, and gives them no secret', async () => {
    const { keys, replace } = await arrange();
    once(keys, 'saveSecret', 'after', () => replace(confluenceAdmin, id));
    expect(await replace(siteAdmin, id)).toEqual({
      ok: false,
      failure: { code: 'in-progress' },
    });
  });

  test('is replaced once if an admin presses twice', async () => {
    const { keys, replace } = await arrange();
    once(keys, 'saveSecret', 'after', () => replace(siteAdmin, id));
    expect(await replace(siteAdmin, id)).toMatchObject({ failure: { code: 'in-progress' } });
    expect((await keys.read(id))?.ownerId).toBe(siteAdmin);
  });
});

test('two concurrent replacements leave one owner', async () => {
  const { keys, replace } = await arrange();
  const outcomes = await Promise.all([replace(siteAdmin, id), replace(confluenceAdmin, id)]);
  const held = await keys.readSecret(id);
  expect((await keys.read(id))?.ownerId).toBe(held?.ownerId);
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
});
