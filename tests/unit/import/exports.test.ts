import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ColumnRole } from '../../../src/domain/columnRole';
import { plainWord, type WordMeaning } from '../../../static/admin/bulk/import/actionWords';
import type { Import } from '../../../static/admin/bulk/import/import';
import { mapList, readSheets } from '../../../static/admin/bulk/import/mapList';
import type { MappedList } from '../../../static/admin/bulk/import/mapping';
import { readList } from '../../../static/admin/bulk/import/readList';
import { readFile } from '../../../static/frame/choose/readFile';
import { chosenGroup, decided, headerKind } from './lists';

type Expected = {
  file: string;
  sheet?: string;
  header_row: number;
  hostile?: boolean;
  outcome?: 'read' | 'refuse';
  columns: { index: number; header: string; role: string; also_ok?: string[] }[];
  action_words: Record<string, WordMeaning | null>;
  rows: ExpectedRow[];
  max_questions: number;
  unresolved_people: number;
};

type ExpectedRow = {
  row: number;
  group: string | null;
  group_text?: string;
  person: string | null;
  action: WordMeaning | null;
  reason?: string;
  flags?: string[];
};

const FILES = join(__dirname, '../../fixtures/exports');
const textOf = (name: string): string => readFileSync(join(FILES, name), 'utf8');
const { files } = JSON.parse(textOf('expected.json')) as { files: Expected[] };
const rosterOf = (name: string): string[][] =>
  textOf(name)
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));
const PEOPLE = rosterOf('roster.csv').map(([id = '', , email = '']) => ({ id, email }));
const GROUPS = rosterOf('groups.csv').map(([id = '', name = '']) => ({ id, name }));

const NO_COLUMN = 'group for all rows';

/** The account that a row names, if the site has it. */
const accountOf = (person: Import['rows'][number]['person']): string | undefined => {
  if (person === undefined) return undefined;
  if (person.kind === 'account') return PEOPLE.find(({ id }) => id === person.accountId)?.id;
  return PEOPLE.find(({ email }) => email === person.email.toLowerCase())?.id;
};

/** The group that a text names, as Confluence finds it. */
const groupOf = (text: string | undefined): string | undefined =>
  GROUPS.find(({ id, name }) => name.toLowerCase() === text?.toLowerCase() || id === text)?.name ??
  (text === NO_COLUMN ? NO_COLUMN : undefined);

const open = async (name: string): Promise<MappedList> => {
  const bytes = readFileSync(join(FILES, name));
  const file = new File([bytes], name);
  const read = await readFile(file, 'list');
  if ('refused' in read) throw new Error(`refused: ${read.refused}`);
  const source = readSheets(read.content, headerKind);
  if ('refused' in source) throw new Error(`refused: ${source.refused}`);
  const list = mapList(source);
  if ('refused' in list) throw new Error(`refused: ${list.refused}`);
  return list;
};

const good = files.filter(({ hostile }) => hostile !== true);
const cases = good.map((expected) => [expected.file, expected] as const);

describe.each(cases)('%s', (name, expected) => {
  let asked = 0;
  let list: MappedList;

  beforeAll(async () => {
    list = await open(name);
    if (list.layout !== undefined) return;
    asked += 1;
    const sheet = list.source.sheets.findIndex((each) => each.sheet.name === expected.sheet);
    const chosen = mapList(list.source, { ...list.mapping, sheet });
    if ('refused' in chosen) throw new Error(chosen.refused);
    list = chosen;
  });

  test('its header and columns are recognized', () => {
    expect(list.layout?.sheet.name).toBe(expected.sheet ?? '');
    expect(list.layout?.header?.row).toBe(expected.header_row);
    const wrong = list.columns.filter(({ place, suggested }) => {
      const column = expected.columns.find(({ index }) => index === place);
      const right = [column?.role ?? 'Ignore', ...(column?.also_ok ?? [])];
      return (
        suggested !== undefined && !right.map((each) => each.toLowerCase()).includes(suggested)
      );
    });
    expect(wrong).toEqual([]);
  });

  test('its action words are understood or asked, and no more is asked than needed', () => {
    const wanted = new Map(
      Object.entries(expected.action_words).map(([word, meaning]) => [plainWord(word), meaning]),
    );
    for (const { word, meaning } of list.words)
      expect([word, meaning ?? wanted.get(plainWord(word))]).toEqual([
        word,
        wanted.get(plainWord(word)),
      ]);
    const words = list.problems.flatMap((each) => (each.kind === 'no-meaning' ? each.words : []));
    const others = list.problems.filter(({ kind }) => kind !== 'no-meaning');
    expect(asked + words.length + others.length).toBeLessThanOrEqual(expected.max_questions);
  });

  test('each of its rows has the right person, group and action, or is asked about', () => {
    const roles = list.columns.map(({ place, suggested }): ColumnRole => {
      const role = expected.columns.find(({ index }) => index === place)?.role.toLowerCase();
      return suggested ?? (role as ColumnRole);
    });
    const words = new Map(
      list.words.map(({ word, meaning }) => [plainWord(word), meaning ?? 'skip']),
    );
    const group = roles.includes('group') ? undefined : chosenGroup(NO_COLUMN);
    const read = readList(decided(list, { roles, words, group }));
    if ('refused' in read) throw new Error(read.refused);
    const isOpen = (row: number): boolean =>
      read.findings.some((each) => each.row === row && !each.fixed);
    const isSaid = (row: number): boolean =>
      read.findings.some((each) => each.row === row) ||
      list.layout?.skipped.some((each) => each.row === row) === true;
    for (const right of expected.rows) {
      const found = read.rows.filter(({ row }) => row === right.row);
      if (found.length === 0) {
        expect([right.row, isSaid(right.row)]).toEqual([right.row, true]);
        // Only what needs no change may be set aside.
        const isRepeated =
          right.flags?.some((flag) => flag.startsWith('duplicate_of_row')) ?? false;
        expect([right.row, right.action === 'skip' || right.action === null || isRepeated]).toEqual(
          [right.row, true],
        );
        continue;
      }
      for (const row of found) {
        const account = accountOf(row.person);
        const named = groupOf(row.group);
        if (!isOpen(right.row)) {
          expect([right.row, row.action]).toEqual([right.row, right.action]);
          // What the site doesn't have waits in the review.
          if (account !== undefined)
            expect([right.row, account]).toEqual([right.row, right.person]);
          if (named !== undefined)
            expect([right.row, named]).toEqual([right.row, right.group ?? NO_COLUMN]);
        }
        if (right.person !== null && right.action !== 'skip' && row.person !== undefined)
          expect([right.row, account]).toEqual([right.row, right.person]);
        if (right.reason !== undefined) expect(row.reason).toBe(right.reason);
        else if (!('reason' in right)) expect(row.reason).toBeUndefined();
      }
    }
    const numbers = new Set(expected.rows.map(({ row }) => row));
    expect(read.rows.filter(({ row }) => !numbers.has(row))).toEqual([]);
  });
});
