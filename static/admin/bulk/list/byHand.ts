import type { Group } from '../../../../src/contract/adminApi';
import type { ChangeAction } from '../../../../src/contract/bulkApi';
import { tidyCell } from '../import/cells';
import { type Import, type ImportRow, makeNotes } from '../import/import';
import { mayBeName, readPeople } from '../import/people';

/** A short list that is entered by hand: some people, and one change for all of them. */
export type ByHand = {
  /** Whether the form shows these fields in place of a list. */
  isOn: boolean;
  /** Account IDs of people picked by name. */
  picked: readonly string[];
  /** Pasted emails and account IDs. */
  text: string;
  group: Group | undefined;
  action: ChangeAction;
};

export const NO_ONE_BY_HAND: ByHand = {
  isOn: false,
  picked: [],
  text: '',
  group: undefined,
  action: 'add',
};

const MAX_BY_HAND = 100; // more people are easier to check as a list

/** Why people entered by hand can't be checked. */
export type ByHandProblem = 'no-people' | 'too-many' | 'no-group';

/** What is missing before people entered by hand can be checked, or wrong with them. */
export const problemsByHand = (byHand: ByHand): ByHandProblem[] => {
  const count = peopleOf(byHand).length;
  return [
    ...(count === 0 ? (['no-people'] as const) : []),
    ...(count > MAX_BY_HAND ? (['too-many'] as const) : []),
    ...(byHand.group ? [] : (['no-group'] as const)),
  ];
};

/**
 * Turns people entered by hand into a list, one row per part, numbered from 1. A part that has no
 * account ID and no email needs review. If it may be a name, it is used to suggest people.
 */
export const listByHand = (byHand: ByHand): Import => {
  const { group, action } = byHand;
  const people = peopleOf(byHand);
  const { note, findings } = makeNotes();
  const rows = people.flatMap((text, place): ImportRow[] => {
    const row = place + 1;
    const change = { row, group: group?.id, action };
    const read = readPeople(text);
    if (read.people) {
      if (read.fixed) note(row, read.fixed, true, text);
      return read.people.map((person) => ({ ...change, person }));
    }
    const isName = read.code === 'bad-person' && mayBeName(text);
    const noPerson = { ...note(row, read.code, false, text), place: 0 };
    return [{ ...change, person: undefined, noPerson, ...(isName && { name: text }) }];
  });
  return { rows, findings, rowText: (row) => people[row - 1] ?? '' };
};

const peopleOf = ({ picked, text }: ByHand): string[] => [
  ...new Set([...picked, ...splitPeople(text)]),
];

const PARTS = /"[^"]*"|<[^<>]*>|[^",;<]+|./g; // a quoted name or an address stays whole
const ENDS_WITH_ADDRESS = /^[^@]*<[^<>@]*@[^<>]*>$/;

/**
 * Splits pasted people at line ends, semicolons and commas. Outlook separates people by semicolons
 * and writes the family name first: `Berg, Anna <anna@example.com>; …`. So a part between
 * semicolons that has one address at its end is one person.
 */
export const splitPeople = (text: string): string[] =>
  text
    .split(/[\r\n]+/)
    .flatMap((line) => {
      const pieces = splitAt(line, ';');
      return pieces.flatMap((part) =>
        pieces.length > 1 && ENDS_WITH_ADDRESS.test(part.trim()) ? [part] : splitAt(part, ','),
      );
    })
    .map((part) => tidyCell(part).text)
    .filter((part) => part !== '');

/** Splits a text at a character, except within quotes or an address. */
const splitAt = (text: string, separator: ',' | ';'): string[] => {
  const split = [''];
  for (const [part] of text.matchAll(PARTS))
    if (part === separator) split.push('');
    else split.push(`${split.pop() ?? ''}${part}`);
  return split;
};
