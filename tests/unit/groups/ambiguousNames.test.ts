import { ok } from '../../../src/domain/outcome';
import { makeAppOverFakes } from '../../fakes/appOverFakes';
import { groupName } from '../../fakes/examples';

const byName = (name: string) => ({ groupName: groupName(name) });

/** A site whose search compares code points, as Confluence’s does, and records its queries. */
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

describe('a list of groups that was cut off', () => {
  test('does not resolve a name that differs in case: the exact one may be missing', async () => {
    const { app } = arrange(['Editors', 'editors-eu'], false);
    expect(await app.lookup(byName('editors'))).toEqual(NOT_TO_BE_GUESSED);
  });

  test('resolves a name that it contains exactly', async () => {
    const { app, groups } = arrange(['Editors', 'editors'], false);
    expect(await app.lookup(byName('editors'))).toEqual({ ok: true, value: groups[1] });
  });

  test('does not resolve a name in another Unicode form: a twin may be missing', async () => {
    const { app } = arrange(['Café crew'.normalize('NFD')], false);
    const found = await app.lookup(byName('Café crew'.normalize('NFC')));
    expect(found).toEqual(NOT_TO_BE_GUESSED);
  });

  test('does not report a name without a match as not found', async () => {
    const { app } = arrange(['editors-eu'], false);
    expect(await app.lookup(byName('editors'))).toEqual(NOT_TO_BE_GUESSED);
  });

  test('caches nothing for a name that it did not resolve', async () => {
    const { app, asked } = arrange(['Editors'], false);
    await app.lookup(byName('editors'));
    await app.lookup(byName('editors'));
    expect(asked).toHaveLength(2);
  });
});

test('a complete list resolves a name that differs only in case', async () => {
  const { app, groups } = arrange(['Editors']);
  expect(await app.lookup(byName('editors'))).toEqual({ ok: true, value: groups[0] });
});

describe('a name that normalization changes', () => {
  test.each([
    ['a compatibility ideograph', '\uf900 team', ['\uf900 team', '\u8c48 team']],
    ['the sign for ångström', '\u212b lab', ['\u212b lab', '\u00c5 lab', 'A\u030a lab']],
  ])('is also searched for as it was given: %s', async (_what, name, forms) => {
    const { app, groups, asked } = arrange([name]);
    expect(await app.lookup(byName(name))).toEqual({ ok: true, value: groups[0] });
    expect(asked.toSorted()).toEqual(forms.toSorted());
  });

  test.each([
    ['a compatibility ideograph', '\uf900 team', '\u8c48 team'],
    ['the sign for ångström', '\u212b lab', 'A\u030a lab'],
  ])('is found if the site keeps another form of it: %s', async (_what, given, kept) => {
    const { app, groups } = arrange([kept]);
    expect(await app.lookup(byName(given))).toEqual({ ok: true, value: groups[0] });
  });

  test('is searched for once if all of its forms are the same', async () => {
    const { app, asked } = arrange(['editors']);
    await app.lookup(byName('editors'));
    expect(asked).toEqual(['editors']);
  });
});
