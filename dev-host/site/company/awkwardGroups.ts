import { ordinary, type GroupDraft } from './accessGroups';

const MAX_NAME_LENGTH = 255; // characters

/**
 * Groups with names that go wrong wherever a name is put together with other text: reserved
 * characters of addresses, quotes, other scripts, invisible differences. None grants anything.
 */
export const awkwardGroups = (): GroupDraft[] =>
  [
    'R&D / Platform + Cloud #1?',
    '50% club',
    '100%25 remote',
    'The "Inner" Circle',
    "Editors' Guild",
    'Launch crew 🚀🛰️',
    '  leading spaces',
    'trailing space ',
    'فريق التحرير',
    'צוות שיווק',
    '営業部・東京',
    'back\\slash \\ team',
    '<b>bold</b> & co;',
    '../by-id',
    '工程 + Ingénierie = ❤',
    'Release Managers',
    'release managers',
    'Café crew'.normalize('NFC'),
    'Café crew'.normalize('NFD'),
    'very-long-'.padEnd(MAX_NAME_LENGTH, 'name-'),
  ].map((name) => ordinary(name));
