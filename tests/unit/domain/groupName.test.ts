import { parseGroupName, parseTypedGroupName } from '../../../src/domain/group';

describe('a group name', () => {
  test.each([
    'editors',
    'R&D / Platform + Cloud #1?',
    '50% club',
    'The "Inner" Circle',
    "Editors' Guild",
    'Launch crew 🚀',
    '  leading spaces',
    'فريق التحرير',
    '営業部・東京',
    '../by-id',
    'constructor',
    'x'.repeat(255),
  ])('may be %s, and stays unchanged', (name) => {
    expect(parseGroupName(name)).toEqual({ ok: true, value: name });
  });

  test.each([
    ['empty', ''],
    ['blank', ' \t '],
    ['blank in another script', '\u3000'],
    ['300 characters long', 'x'.repeat(300)],
    ['a text with a line break', 'edi\ntors'],
    ['a text with a null character', 'edi\u0000tors'],
    ['half a character', 'edi\ud800tors'],
    ['a number', 7],
    ['a list', ['editors']],
    ['nothing', undefined],
    ['null', null],
    ['an object', { toString: () => 'editors' }],
  ])('may not be %s', (_sentence, name) => {
    expect(parseGroupName(name)).toEqual({
      ok: false,
      failure: { code: 'invalid-input', field: 'group' },
    });
  });
});

describe('a typed group name', () => {
  test.each(['editors\u202e', '\u2067editors', 'edi\u202ators'])(
    'may not show itself in another order: %j',
    (name) => {
      expect(parseTypedGroupName(name)).toEqual({
        ok: false,
        failure: { code: 'invalid-input', field: 'group' },
      });
      expect(parseGroupName(name)).toEqual({ ok: true, value: name }); // Confluence may have it
    },
  );

  test.each(['צוות שיווק', 'فريق\u200f التحرير', 'Launch crew 🚀'])('may be %s', (name) => {
    expect(parseTypedGroupName(name)).toEqual({ ok: true, value: name });
  });
});
