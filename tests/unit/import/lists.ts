import type { Group } from '../../../src/contract/adminApi';
import { HEADER_WORDS } from '../../../src/domain/headerWords';
import type {
  Finding,
  Import,
  ImportRefusal,
  ImportRow,
} from '../../../static/admin/bulk/import/import';
import { makeHeaderKind } from '../../../static/admin/bulk/import/headerKind';
import { mapList, readSheets, withMapping } from '../../../static/admin/bulk/import/mapList';
import type { MappedList, Mapping } from '../../../static/admin/bulk/import/mapping';
import { readList } from '../../../static/admin/bulk/import/readList';

export const ANNA = '5b10ac8d82e05b22cc7d4ef5';
export const BORIS = '712020:3e5f0c1a-8f7b-4c55-9d7e-0a1b2c3d4e5f';

/** What headers mean by the words that the app has. */
export const headerKind = makeHeaderKind(HEADER_WORDS);

/** A text in the Columns step, or why it is refused there. */
export const mapText = (text: string): MappedList | ImportRefusal => {
  const source = readSheets({ kind: 'text', text }, headerKind);
  return 'refused' in source ? source : mapList(source);
};

/** A text in the Columns step. Fails the test if it is refused. */
export const mapped = (text: string): MappedList => {
  const list = mapText(text);
  if ('refused' in list) throw new Error(`refused: ${list.refused}`);
  return list;
};

/** A list with some decisions of the admin. */
export const decided = (list: MappedList, decisions: Partial<Mapping>): MappedList =>
  withMapping(list, { ...list.mapping, ...decisions });

/** A group as the admin chooses it for all rows. */
export const chosenGroup = (id: string): Group => ({ id, name: id }) as Group;

/**
 * Reads a text with the suggested columns, as an admin does who only chooses `group`. Fails the
 * test if a decision about a column is missing.
 */
export const readText = (text: string, group?: string): Import | ImportRefusal => {
  const list = mapText(text);
  if ('refused' in list) return list;
  const chosen = group === undefined ? list : decided(list, { group: chosenGroup(group) });
  const missing = chosen.problems.filter(
    ({ kind }) => kind !== 'no-meaning' && kind !== 'no-group',
  );
  if (missing.length > 0) throw new Error(`to decide: ${JSON.stringify(missing)}`);
  return readList(chosen);
};

/** Reads a text that must be a list. Fails the test if it is refused. */
export const understood = (text: string, group?: string): Import => {
  const read = readText(text, group);
  if ('refused' in read) throw new Error(`refused: ${read.refused}`);
  return read;
};

/** A row in short: group, person, action, reason. `?` marks a missing part. */
export const inShort = ({ group, person, action, reason }: ImportRow): string => {
  const who = person?.kind === 'account' ? person.accountId : person?.email;
  return [group, who, action, ...(reason === undefined ? [] : [reason])]
    .map((part) => part ?? '?')
    .join(' | ');
};

/** The rows of a list, in short. */
export const rowsOf = (text: string, group?: string): string[] =>
  understood(text, group).rows.map(inShort);

/** Its findings as `row code`, with a `!` if the row needs review. */
export const findingsOf = (text: string, group?: string): string[] =>
  understood(text, group).findings.map(briefly);

const briefly = ({ row, code, fixed }: Finding): string => `${row} ${code}${fixed ? '' : '!'}`;

/** The suggested roles of a text, by column. `?` is left to the admin. */
export const rolesOf = (text: string): string[] =>
  mapped(text).columns.map(({ suggested }) => suggested ?? '?');

/** Reads a text with the suggested columns, even if decisions are missing. */
export const readAnyway = (text: string, chosen?: string): Import => {
  const list = mapped(text);
  const decisions = chosen === undefined ? {} : { group: chosenGroup(chosen) };
  const result = readList(decided(list, decisions));
  if ('refused' in result) throw new Error(`refused: ${result.refused}`);
  return result;
};

/** Its rows as `group | person | action | reason`. `!code` says why a row waits for the admin. */
export const short = (text: string, chosen?: string): string[] => {
  const { rows, findings } = readAnyway(text, chosen);
  return rows.map(({ row, group, person, action, reason }) => {
    const who = person?.kind === 'account' ? person.accountId : person?.email;
    const open = findings.filter((each) => each.row === row && !each.fixed);
    const pieces = [
      group ?? '?',
      who ?? '?',
      action ?? '?',
      ...(reason === undefined ? [] : [reason]),
    ];
    return [...pieces, ...open.map(({ code }) => `!${code}`)].join(' | ');
  });
};

/** What the admin must decide in the Columns step. */
export const problemsOf = (text: string, chosen?: string): readonly unknown[] => {
  const list = mapped(text);
  return (chosen === undefined ? list : decided(list, { group: chosenGroup(chosen) })).problems;
};
