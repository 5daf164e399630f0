import type { Finding, Import, ImportRow } from '../../../static/admin/bulk/import/import';
import { readImport } from '../../../static/admin/bulk/import/readImport';

export const ANNA = '5b10ac8d82e05b22cc7d4ef5';
export const BORIS = '712020:3e5f0c1a-8f7b-4c55-9d7e-0a1b2c3d4e5f';

/** Reads a text that must be a list. Fails the test if it is refused. */
export const understood = (text: string, group?: string): Import => {
  const read = readImport(text, group === undefined ? {} : { group });
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
