import fc from 'fast-check';
import { parse } from 'papaparse';
import { tidyCell } from '../../../static/admin/bulk/import/cells';
import { makeNotes } from '../../../static/admin/bulk/import/import';
import { matchUserList } from '../../../static/admin/bulk/import/matchUserList';
import { readList } from '../../../static/admin/bulk/import/readList';
import { readText } from '../../../static/admin/bulk/import/readText';
import { decodeFile } from '../../../static/frame/choose/readFile';
import { RUNS, seed } from '../property/seed';
import { ANNA, BORIS, chosenGroup, decided, headerKind, mapped, mapText } from './lists';

const PIECES = ['group', 'e-mail', 'account id', 'action', 'add', '-', 'a@example.com', ANNA, BORIS]
  .concat(['1.16E+20', 'ops', 'Anna <a@example.com>', "'=x", '\u200b', '\u00a0', '\0', '\ufffd'])
  .concat([',', ',', ';', '\t', '"', '\n', '\n', '\r', '\r\n', 'sep=;\n', '\ufeff']);
const texts = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join('')),
);
const groups = fc.constantFrom(undefined, 'ops');

/** Reads a text even if decisions are missing. */
const readAnyway = (text: string, group: string | undefined) => {
  const list = mapText(text);
  if ('refused' in list) return list;
  return readList(group === undefined ? list : decided(list, { group: chosenGroup(group) }));
};

test(`${RUNS} texts of any kind: a list or a refusal, never a throw`, () => {
  let lists = 0;
  fc.assert(
    fc.property(texts, groups, (text, group) => {
      const read = readAnyway(text, group);
      matchUserList({ kind: 'text', text }, headerKind);
      decodeFile(new TextEncoder().encode(text));
      if ('refused' in read) return;
      lists += 1;
      const several = new Set(
        read.findings.filter(({ code }) => code === 'several-people').map(({ row }) => row),
      );
      const numbers = read.rows.map(({ row }) => row).filter((row) => !several.has(row));
      expect(new Set(numbers).size).toBe(numbers.length);
      for (const { row, group: name, person, action } of read.rows) {
        const isWhole = name !== undefined && person !== undefined && action !== undefined;
        const isOpen = read.findings.some((finding) => finding.row === row && !finding.fixed);
        expect(isWhole || isOpen).toBe(true);
      }
    }),
    { seed: seed(), numRuns: RUNS },
  );
  expect(lists).toBeGreaterThan(RUNS / 10);
});

const cells = fc.oneof(
  fc.constantFrom('', ' ', '\u200b', 'add', 'remove', 'x', 'ops', 'dev', ANNA, BORIS, '1.16E+20'),
  fc.constantFrom('a@example.com', 'A@example.com', 'peter', 'two\nlines', 'a "b"', "'=1", '12'),
);
const tables = fc.array(fc.array(cells, { minLength: 1, maxLength: 5 }), { maxLength: 30 });

test(`${RUNS} tables with any delimiter: the cells are those that another reader finds`, () => {
  const plain = fc.constantFrom(
    'a',
    'b c',
    'x,y',
    'x;y',
    'x|y',
    'two\nlines',
    'a "b" c',
    'é',
    '12',
  );
  const rows = fc.array(fc.array(plain, { minLength: 4, maxLength: 4 }), { minLength: 1 });
  const header = ['group', 'account id', 'action', 'reason']; // shows the delimiter
  fc.assert(
    fc.property(rows, fc.constantFrom(',', ';', '\t', '|'), (table, delimiter) => {
      const quoted = [header, ...table].map((row) =>
        row.map((cell) => `"${cell.replaceAll('"', '""')}"`),
      );
      const text = quoted.map((row) => row.join(delimiter)).join('\n');
      const found = readText(text, makeNotes().note, headerKind).rows.map(({ cells }) => cells);
      const { data } = parse<string[]>(text, { delimiter });
      expect(found).toEqual(data.map((row) => row.map((cell) => tidyCell(cell).text)));
    }),
    { seed: seed(), numRuns: RUNS },
  );
});

test(`${RUNS} tables: each row is in the list or left out as a double, once`, () => {
  fc.assert(
    fc.property(tables, (table) => {
      const quoted = table.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`));
      const text = ['group,member,action,reason', ...quoted.map((row) => row.join(','))].join('\n');
      const filled = parse<string[]>(text, { delimiter: ',' })
        .data.map((row, at) => (row.some((cell) => tidyCell(cell).text !== '') ? at + 1 : 0))
        .filter((row) => row > 1);
      if (filled.length === 0) return;
      const read = readAnyway(text, undefined);
      if ('refused' in read) throw new Error(read.refused);
      const { rows, findings } = read;
      const duplicates = findings.filter(({ code }) => code === 'duplicate').map(({ row }) => row);
      const skipped = mapped(text).layout?.skipped.map(({ row }) => row) ?? [];
      const ended = [...rows.map(({ row }) => row), ...duplicates, ...skipped];
      expect([...new Set(ended)].sort((one, other) => one - other)).toEqual(filled);
    }),
    { seed: seed(), numRuns: RUNS },
  );
});
