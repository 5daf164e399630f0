import { ok } from '../../../src/domain/outcome';
import { makeAppOverFakes } from '../../fakes/appOverFakes';
import { groupName } from '../../fakes/examples';

const byName = (name: string) => ({ groupName: groupName(name) });

/** A site whose search compares code points, as Confluence's does, and notes what it was asked. */
const arrange = (names: string[], complete = true) => {
  const app = makeAppOverFakes();
  const groups = names.map((name) => app.confluence.makeGroup({ name }));
  const asked: string[] = [];
  app.confluence.directory.findByText = (text) => {
    asked.push(text);
    const found = groups.filter(({ name }) => name.toLowerCase().includes(text.toLowerCase()));
    return Promise.resolve(ok({ groups: found, complete }));
  };
  return { app, groups, asked };
};

const NOT_TO_BE_GUESSED = { ok: false, failure: { code: 'invalid-input', field: 'group' } };

describe('a listing that was cut off', () => {
  test('does not settle a name that fits in all but case: the exact one may be missing', async () => {
    const { app } = arrange(['Editors', 'editors-eu'], false);
    expect(await app.lookup(byName('editors'))).toEqual(NOT_TO_BE_GUESSED);
  });

  test('settles the name that it holds exactly', async () => {
    const { app, groups } = arrange(['Editors', 'editors'], false);
    expect(await app.lookup(byName('editors'))).toEqual({ ok: true, value: groups[1] });
  });

  test('does not settle the name that it holds in another Unicode form: a twin may be missing', async () => {
    const { app } = arrange(['Café crew'.normalize('NFD')], false);
    const found = await app.lookup(byName('Café crew'.normalize('NFC')));
    expect(found).toEqual(NOT_TO_BE_GUESSED);
  });

  test('does not say of a name without a match that there is no such group', async () => {
    const { app } = arrange(['editors-eu'], false);
    expect(await app.lookup(byName('editors'))).toEqual(NOT_TO_BE_GUESSED);
  });

  test('leaves nothing remembered of what it did not settle', async () => {
    const { app, asked } = arrange(['Editors'], false);
    await app.lookup(byName('editors'));
    await app.lookup(byName('editors'));
    expect(asked).toHaveLength(2);
  });
});

test('a whole listing settles a name that fits in all but case', async () => {
  const { app, groups } = arrange(['Editors']);
  expect(await app.lookup(byName('editors'))).toEqual({ ok: true, value: groups[0] });
});

describe('a name whose characters no normal form keeps', () => {
  test.each([
    ['a compatibility ideograph', '\uf900 team', ['\uf900 team', '\u8c48 team']],
    ['the sign for ångström', '\u212b lab', ['\u212b lab', '\u00c5 lab', 'A\u030a lab']],
  ])('is asked for as it was given, too: %s', async (_what, name, forms) => {
    const { app, groups, asked } = arrange([name]);
    expect(await app.lookup(byName(name))).toEqual({ ok: true, value: groups[0] });
    expect(asked.toSorted()).toEqual(forms.toSorted());
  });

  test.each([
    ['a compatibility ideograph', '\uf900 team', '\u8c48 team'],
    ['the sign for ångström', '\u212b lab', 'A\u030a lab'],
  ])('is found where the site keeps another form of it: %s', async (_what, given, kept) => {
    const { app, groups } = arrange([kept]);
    expect(await app.lookup(byName(given))).toEqual({ ok: true, value: groups[0] });
  });

  test('is asked for once where all of its forms are one', async () => {
    const { app, asked } = arrange(['editors']);
    await app.lookup(byName('editors'));
    expect(asked).toEqual(['editors']);
  });
});
