import type { ColumnRole } from '../../../src/domain/columnRole';
import type { Import } from '../../../static/admin/bulk/import/import';
import { readList } from '../../../static/admin/bulk/import/readList';
import { decided, inShort, mapped, problemsOf, rolesOf, short } from './lists';

const ANA = 'ana.silva@example.com';
const BO = 'bo.oz@example.com';
const ID = '5b10ac8d82e05b22cc7d4ef5';
const ID_2 = '5b10ac8d82e05b22cc7d4ef6';

describe('beside account IDs', () => {
  const readAs = (text: string, ...roles: ColumnRole[]): string[] => {
    const read = readList(decided(mapped(text), { roles })) as Import;
    return read.rows.map(inShort);
  };
  const GROUP_AND_TWO = ['group', 'person', 'person'] as const;

  test.each(['Member 1,Member 2', 'Account ID 1,Email 2', 'User,Employee', 'Member,Opened by'])(
    'emails of someone else are read too, and the admin chooses at first: %j',
    (header) => {
      const text = `Group,${header}\nops,${ID},${BO}\nops,${ID_2},${ANA}`;
      expect(readAs(text, ...GROUP_AND_TWO)).toEqual([
        ...[`ops | ${ID} | add`, `ops | ${BO} | add`],
        ...[`ops | ${ID_2} | add`, `ops | ${ANA} | add`],
      ]);
    },
  );

  test.each([
    ['Member 1,Member 2', [1, 2]],
    ['User,Employee', [1, 2]],
    ['Member 1,Member 2,Member 3', [1, 2, 3]],
  ])('the admin chooses whether others count: %j', (header, places) => {
    const cells = [ID, BO, ANA].slice(0, places.length);
    expect(problemsOf(`Group,${header}\nops,${cells.join(',')}`)).toEqual([
      { kind: 'no-role', places },
    ]);
  });

  test.each(['Account ID,Email', 'User ID,User', 'Member 1 ID,Member 1 Email', 'User,E-Mail'])(
    'the email of the same person is no one else: %j',
    (header) => {
      const text = `Group,${header}\nops,${ID},${BO}\nops,,${ANA}`;
      expect(readAs(text, ...GROUP_AND_TWO)).toEqual([`ops | ${ID} | add`, `ops | ${ANA} | add`]);
    },
  );

  test.each(['Account ID 1,Email 1,Account ID 2,Email 2', 'Account ID,Email,Account ID,Email'])(
    'each ID has its own email: %j',
    (header) => {
      const text = `Group,${header}\nops,${ID},${ANA},,${BO}\nops,,${ANA},${ID_2},${BO}`;
      expect(readAs(text, 'group', 'person', 'person', 'person', 'person')).toEqual([
        ...[`ops | ${ID} | add`, `ops | ${BO} | add`],
        ...[`ops | ${ANA} | add`, `ops | ${ID_2} | add`],
      ]);
    },
  );

  test('several emails are several people, and an email twice is one', () => {
    const several = `Group,Account ID,Email\nops,${ID},"${ANA}; ${BO}"`;
    expect(readAs(several, ...GROUP_AND_TWO)).toHaveLength(3);
    const twice = `Group,Member,Email\nops,${ID},${BO}\nops,${ANA},${ANA.toUpperCase()}`;
    expect(readAs(twice, ...GROUP_AND_TWO)).toEqual([`ops | ${ID} | add`, `ops | ${ANA} | add`]);
    const other = twice.replace(ANA.toUpperCase(), BO);
    expect(readAs(other, ...GROUP_AND_TWO)).toHaveLength(3);
  });

  test('one email without headers is no one else, and of several the admin chooses', () => {
    expect(short(`ops,${ID},${BO}`)).toEqual([`ops | ${ID} | add`]);
    expect(rolesOf(`ops,${ID},${BO},${ANA}`)).toEqual(['group', '?', '?', '?']);
  });
});
