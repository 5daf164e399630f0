import { matchGroupName } from '../../../src/domain/group';
import { aGroup, groupIdOf, groupName } from '../../fakes/examples';

const named = (...names: string[]) =>
  names.map((name, index) => aGroup({ id: groupIdOf(index + 1), name: groupName(name) }));

const NFC = 'Café crew'.normalize('NFC');
const NFD = 'Café crew'.normalize('NFD');

describe('the group that a name refers to', () => {
  test.each([
    ['the one of exactly that name', ['editors', 'editors-eu'], 'editors', 1],
    ['the exact one beside one that differs in case', ['Editors', 'editors'], 'editors', 2],
    ['one that differs only in case', ['Editors'], 'eDITORS', 1],
    ['one in another Unicode form', [NFD], NFC, 1],
    ['one that differs in Unicode form and case', [NFD.toUpperCase()], NFC, 1],
    ['a name with spaces around it, which belong to it', ['editors', ' editors'], ' editors', 2],
  ])('is %s', (_sentence, names, asked, expected) => {
    const match = matchGroupName(named(...names), groupName(asked));
    expect(match.map(({ id }) => id)).toEqual([groupIdOf(expected)]);
  });

  test.each([
    ['two differ only in case, and neither is exact', ['Editors', 'EDITORS'], 'editors'],
    ['two differ only in Unicode form', [NFC, NFD], NFC],
    ['two differ only in Unicode form, and neither in its case', [NFC, NFD], NFC.toUpperCase()],
  ])('is not guessed if %s', (_sentence, names, asked) => {
    expect(matchGroupName(named(...names), groupName(asked))).toHaveLength(2);
  });

  test.each([
    ['nothing matches', ['readers'], 'editors'],
    ['a name only begins so', ['editors-eu'], 'editors'],
    ['only a space differs', ['editors '], 'editors'],
    ['there are no groups', [], 'editors'],
  ])('does not exist if %s', (_sentence, names, asked) => {
    expect(matchGroupName(named(...names), groupName(asked))).toEqual([]);
  });
});
