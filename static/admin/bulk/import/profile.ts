import { cellWords, isStrongAction, mentionsRemoval, readAction } from './actionWords';
import type { Layout } from './mapping';
import { isErrorValue } from './cells';
import { readPeople } from './people';

/** What the values of a column look like. Counts are of filled cells in the sample. */
export type Profile = {
  filled: number;
  /** In all rows, not only in the sample. */
  filledInAll: number;
  distinct: ReadonlySet<string>;
  accounts: number;
  /** Account IDs of 24 hexadecimal digits, a form that other systems use too. */
  hexAccounts: number;
  emails: number;
  /** What spreadsheets leave of account IDs. */
  damaged: number;
  actions: number;
  /** Words that say to add or to remove. */
  changes: number;
  /** Words that say to add or to remove, and hardly mean anything else. */
  strongActions: number;
  /** Whether a cell in any row says to remove. */
  hasRemoval: boolean;
  /** The same, with nothing else in the cell. */
  hasExactRemoval: boolean;
  /** Texts of several words without digits. */
  sentences: number;
  /** Texts of several words. */
  texts: number;
  /** Dates, numbers, addresses of pages, errors, IDs of other systems. */
  data: number;
  /** Yes, no, x, 1, 0. */
  marks: number;
  /** Secrets that were hidden while reading. */
  secrets: number;
};

const MAX_DISTINCT = 50; // enough to tell a few words from many texts
const MAX_SAMPLE_CELLS = 200_000; // of all columns together; takes about a quarter of a second
const MAX_SAMPLE_ROWS = 1_000;
const MAX_REMOVAL_TEXTS = 5_000; // different texts of a column that are looked at for removals

/** Describes the values of a column: all of them for removals, a sample for the rest. */
export const profileOf = ({ rows, width, headerKind }: Layout, place: number): Profile => {
  const sampleRows = Math.min(MAX_SAMPLE_ROWS, Math.ceil(MAX_SAMPLE_CELLS / Math.max(1, width)));
  const distinct = new Set<string>();
  const examined = new Set<string>();
  const profile = {
    ...{ filled: 0, filledInAll: 0, accounts: 0, hexAccounts: 0, emails: 0, damaged: 0 },
    ...{
      actions: 0,
      changes: 0,
      strongActions: 0,
      sentences: 0,
      texts: 0,
      data: 0,
      marks: 0,
      secrets: 0,
    },
    ...{ hasRemoval: false, hasExactRemoval: false },
  };
  rows.forEach(({ cells }, at) => {
    const cell = cells[place] ?? '';
    if (cell === '') return;
    profile.filledInAll += 1;
    if (!profile.hasExactRemoval && !examined.has(cell)) {
      if (examined.size < MAX_REMOVAL_TEXTS) examined.add(cell);
      profile.hasRemoval ||= mentionsRemoval(cell);
      profile.hasExactRemoval = readAction(cell) === 'remove';
    }
    if (at >= sampleRows) return;
    profile.filled += 1;
    if (distinct.size < MAX_DISTINCT) distinct.add(cell);
    countCell(profile, cell, headerKind.patterns.tick);
  });
  return { ...profile, distinct };
};

const DATA =
  /^(?:[-+]?[\d.,\s]+%?|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}.*|\d{1,2}\.? \p{L}{3,9}\.? \d{4}.*|\p{L}{3,9} \d{1,2}, \d{4}.*|https?:\/\/.*|[\w-]+(?:\.[\w-]+)+|[0-9a-f]{8}-[0-9a-f-]{20,}|S-1-5-.*|(?=\S*\d)(?=\S*[A-Z])[A-Z0-9]{8,}|(?:CN|OU|DC)=.*)$/iu;
const SEVERAL_WORDS = /\S\s+\S+\s+\S|\S{2,}\s+\S{2,}/;
const MAX_EXAMINED = 300; // characters of a cell, enough to tell what it is
const HEX_ID = /^[0-9a-f]{24}$/i;

type Counts = Omit<
  Profile,
  'filled' | 'filledInAll' | 'distinct' | 'hasRemoval' | 'hasExactRemoval'
>;

const countCell = (counts: Counts, whole: string, tick: RegExp): void => {
  const read = readPeople(whole);
  const cell = whole.slice(0, MAX_EXAMINED);
  if (read.people) {
    const [person] = read.people;
    counts[person?.kind === 'account' ? 'accounts' : 'emails'] += 1;
    if (person?.kind === 'account' && HEX_ID.test(person.accountId)) counts.hexAccounts += 1;
  } else if (read.code === 'damaged-number' || read.code === 'lost-zeros') counts.damaged += 1;
  if (cell.includes(HIDDEN_SECRET)) counts.secrets += 1;
  const meaning = readAction(cell);
  if (meaning !== undefined) counts.actions += 1;
  if (meaning === 'add' || meaning === 'remove') counts.changes += 1;
  if (isStrongAction(cell)) counts.strongActions += 1;
  if (tick.test(cell)) counts.marks += 1;
  else if (DATA.test(cell) || isErrorValue(cell)) counts.data += 1;
  else if (!read.people && SEVERAL_WORDS.test(cell)) {
    counts.texts += 1;
    if (!/\d/.test(cell)) counts.sentences += 1;
  }
};

/** Whether at least half of the filled cells are of a kind. */
export const isMost = (count: number, { filled }: Profile): boolean =>
  filled > 0 && count * 2 >= filled;

/** Whether the values could be group names: texts that repeat, and no dates, numbers or marks. */
export const mayBeGroups = (profile: Profile): boolean =>
  profile.filled > 0 &&
  !isMost(profile.data, profile) &&
  !isMost(profile.marks, profile) &&
  !isMost(profile.accounts + profile.emails, profile) &&
  (profile.distinct.size < profile.filled || profile.filled <= 3);

/** What stands in place of a secret. */
const HIDDEN_SECRET = '•••••';

/** A cell with its secrets hidden, so that they are never shown, sent or stored. */
export const withoutSecrets = (cell: string): string =>
  cell.replace(cellWords().secret, HIDDEN_SECRET);
