import { COLUMN_ROLES, type ColumnRole } from '../../../src/domain/columnRole';
import { makeAppOverFakes } from '../../fakes/appOverFakes';

const HEADERS = ['Group name', 'Email', 'Start'];
const ROLES: ColumnRole[] = ['group', 'person', 'ignore'];
const NOTHING = { ok: true, value: null };

const rolesOf = (count: number): ColumnRole[] => Array.from({ length: count }, () => 'ignore');
const headersOf = (list: number, count = 1): string[] =>
  Array.from({ length: count }, (_, place) => `list ${list.toString()} ${place.toString()}`);

describe('the columns of a list', () => {
  test('are unknown until an admin has confirmed them', async () => {
    const { recallColumns } = makeAppOverFakes();
    expect(await recallColumns(HEADERS)).toEqual(NOTHING);
  });

  test('come back with the role of each one', async () => {
    const { recallColumns, rememberColumns } = makeAppOverFakes();
    const headers = COLUMN_ROLES.map((role) => `the ${role}`);
    expect(await rememberColumns(headers, [...COLUMN_ROLES])).toEqual(NOTHING);
    expect(await recallColumns(headers)).toEqual({ ok: true, value: { roles: COLUMN_ROLES } });
  });

  test('have the roles that were confirmed last, and are remembered once', async () => {
    const { recallColumns, rememberColumns, columnMemory } = makeAppOverFakes();
    await rememberColumns(HEADERS, ROLES);
    await rememberColumns(HEADERS, ['ignore', 'person', 'until']);
    expect(await recallColumns(HEADERS)).toMatchObject({
      value: { roles: ['ignore', 'person', 'until'] },
    });
    expect(await columnMemory.read()).toHaveLength(1);
  });

  test.each([
    ['in another letter case', ['GROUP NAME', 'email', 'START']],
    ['with invisible characters', ['Group\u202e name', 'Em\0ail', '\u200bStart']],
    ['with other white space', ['  Group\u00a0\n name', 'Email\t', '\ufeffStart']],
  ])('are the same with headers %s', async (_how, headers) => {
    const { recallColumns, rememberColumns } = makeAppOverFakes();
    await rememberColumns(HEADERS, ROLES);
    expect(await recallColumns(headers)).toEqual({ ok: true, value: { roles: ROLES } });
  });

  test('are the same with composed and decomposed headers', async () => {
    const { recallColumns, rememberColumns } = makeAppOverFakes();
    await rememberColumns(['Équipe'.normalize('NFC')], ['group']);
    expect(await recallColumns(['équipe'.normalize('NFD')])).toMatchObject({
      value: { roles: ['group'] },
    });
  });

  test.each([
    ['in another order', ['Email', 'Group name', 'Start']],
    ['without the last one', ['Group name', 'Email']],
    ['with an unnamed one', [...HEADERS, '']],
    ['divided in another place', ['Group', 'name Email', 'Start']],
    ['joined by what JSON writes between them', ['Group name","Email', 'Start']],
    ['without the space in one of them', ['Groupname', 'Email', 'Start']],
  ])('are others with headers %s', async (_how, headers) => {
    const { recallColumns, rememberColumns } = makeAppOverFakes();
    await rememberColumns(HEADERS, ROLES);
    expect(await recallColumns(headers)).toEqual(NOTHING);
  });

  test('are kept without any of their headers', async () => {
    const { rememberColumns, columnMemory } = makeAppOverFakes();
    await rememberColumns(HEADERS, ROLES);
    expect(await columnMemory.read()).toEqual([
      { headersHash: expect.stringMatching(/^[0-9a-f]{64}$/) as string, roles: ROLES },
    ]);
  });
});

describe('if more lists come than are remembered', () => {
  test('the one that was confirmed the longest ago is dropped', async () => {
    const { recallColumns, rememberColumns, columnMemory } = makeAppOverFakes();
    for (let list = 1; list <= 500; list += 1) await rememberColumns(headersOf(list), ['group']);
    await rememberColumns(headersOf(1), ['person']); // used again
    await rememberColumns(headersOf(501), ['group']);
    expect(await columnMemory.read()).toHaveLength(500);
    expect(await recallColumns(headersOf(2))).toEqual(NOTHING);
    for (const list of [1, 3, 501])
      expect(await recallColumns(headersOf(list))).not.toEqual(NOTHING);
  });

  test('wide lists are dropped earlier, the oldest first', async () => {
    const { recallColumns, rememberColumns } = makeAppOverFakes();
    for (let list = 1; list <= 300; list += 1)
      await rememberColumns(headersOf(list, 500), rolesOf(500)); // 150,000 columns
    expect(await recallColumns(headersOf(1, 500))).not.toEqual(NOTHING);
    await rememberColumns(['one more'], ['group']);
    expect(await recallColumns(headersOf(1, 500))).toEqual(NOTHING);
    expect(await recallColumns(headersOf(2, 500))).not.toEqual(NOTHING);
    expect(await recallColumns(['one more'])).not.toEqual(NOTHING);
  });
});
