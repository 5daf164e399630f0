import type { ChangeAction } from '../../../../src/application/bulkApi';
import type { FindingCode, ImportRow } from '../import/import';
import type { Checked } from '../start/checked';
import { actionOfRow } from './actionOfRow';
import { groupOfRow } from './groupOfRow';
import { personOfRow } from './personOfRow';
import type { Part, Question, Settled } from './question';
import { keyOfRows } from './questionKey';
import { rowAsRead, type RowAsRead } from './rowAsRead';

/** A row of which everything is known. */
export type ReadyRow = {
  row: number;
  group: { id: string; name: string };
  accountId: string;
  action: ChangeAction;
  reason?: string;
};

// What is asked about in another way, or shows itself once groups and people are known.
const ASKED_ELSEWHERE: readonly FindingCode[] = [
  'no-group',
  'bad-group',
  'no-person',
  'bad-person',
  'damaged-number',
  'lost-zeros',
  'bad-action',
  'unread-removal',
  'contradiction',
];

/** A row as it can be planned, or all that has to be asked about it. */
export const resolveRow = (
  row: ImportRow,
  /** Of its findings that are not mended. */
  texts: ReadonlyMap<FindingCode, string>,
  checked: Checked,
  settled: Settled,
): ReadyRow | Question[] => {
  const group = groupOfRow(row, texts, checked, settled);
  const action = actionOfRow(row, texts, settled);
  const known = 'value' in action ? action.value : undefined;
  const person = personOfRow(row, known, texts, checked, settled);
  const read = rowAsRead(row, group, person, known);
  const consents = consentsTo(texts, settled, read);
  if ('value' in group && 'value' in person && 'value' in action && consents.length === 0)
    return {
      row: row.row,
      group: group.value,
      accountId: person.value,
      action: action.value,
      ...(row.reason !== undefined && { reason: row.reason }),
    };
  return [...[group, person, action].flatMap(questionOf), ...consents];
};

const questionOf = (part: Part<unknown>): Question[] => ('question' in part ? [part.question] : []);

/**
 * Whatever else is odd about rows may be meant so: then they are used as they were read. One consent
 * is for all rows that are odd in that way: a column too many is so in all of a list.
 */
const consentsTo = (
  texts: ReadonlyMap<FindingCode, string>,
  { answers }: Settled,
  read: RowAsRead,
): Question[] =>
  [...texts]
    .filter(([code]) => !ASKED_ELSEWHERE.includes(code))
    .map(([code, text]): Question => {
      const key = keyOfRows(code);
      const why = `bulk.found.${code}` as const;
      return { key, wants: 'consent', why, text, candidates: [], mayKeep: true, reads: [read] };
    })
    .filter(({ key }) => answers.get(key)?.is !== 'consent');
