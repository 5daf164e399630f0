import { hasUnreadable, tidyCell } from '../../../static/admin/bulk/import/cells';
import { readPeople } from '../../../static/admin/bulk/import/people';
import { findingsOf, understood } from './lists';

test('keeps characters that are left of others', () => {
  for (const text of ['finance\u008f', '\u0080\u009f', 'J\ufffdrgen']) {
    expect(tidyCell(` ${text} `)).toEqual({ text, hidden: false });
    expect(hasUnreadable(text)).toBe(true);
  }
});

test('removes other invisible characters, which leave nothing unreadable', () => {
  expect(tidyCell('fin\u0001an\u200bce\u007f\u001a')).toEqual({ text: 'finance', hidden: true });
  for (const text of ['finance', 'Łódź 😀', 'two\nlines\t', '\u00a0', '\u0001'])
    expect(hasUnreadable(text)).toBe(false);
});

test('reads a text that ends with the mark of old programs', () => {
  expect(findingsOf('group,member\nops,a@example.com\n\u001a')).toEqual([]);
  expect(understood('group,member\nops,a@example.com\n\u001a').rows).toHaveLength(1);
});

test('waits for a row whose group or person has an unreadable character', () => {
  const text =
    'group,member\nops,a@example.com\nfinance\u008f,a@example.com\nops,b\u008f@example.com\nops,\ufffdb@example.com';
  expect(understood(text).rows.map(({ group }) => group)).toEqual(['ops', undefined, 'ops', 'ops']);
  expect(findingsOf(text)).toEqual(['3 unreadable!', '4 unreadable!', '5 unreadable!']);
});

test('takes no address with an unreadable character for a person', () => {
  for (const cell of ['b\u008f@example.com', 'Bo Oz <b\ufffd@example.com>'])
    expect(readPeople(cell).people).toBeUndefined();
  expect(readPeople('b@example.com').people).toEqual([{ kind: 'email', email: 'b@example.com' }]);
});
