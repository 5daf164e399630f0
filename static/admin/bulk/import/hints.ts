import type { HeaderKind } from '../../../../src/contract/bulkApi';
import { cellWords, isStrongAction, mentionsRemoval } from './actionWords';
import type { Layout, ListColumn, ReadSheets } from './mapping';
import { namesPerson, readAccountId } from './people';
import { mayBeGroups, profileOf } from './profile';
import type { SheetRow } from './sheet';

// What else a list seems to say, beside the roles of its columns.

/** The columns that an admin may want to set to Group when none has this role. */
export const possibleGroups = (layout: Layout, columns: readonly ListColumn[]): number[] =>
  columns
    .filter(
      ({ place, suggested, reason }) =>
        suggested === 'ignore' &&
        (reason === 'maybe-groups' || reason === 'not-needed' || reason === 'spare') &&
        mayBeGroups(profileOf(layout, place)),
    )
    .map(({ place }) => place);

const SAMPLE_ROWS = 200;

/**
 * Pairs of an account ID's column and a column with emails of the same person. Other columns are
 * other people: `Member 1` and `Member 2`.
 */
export const samePersonPairs = (
  people: readonly number[],
  layout: Layout,
): (readonly [account: number, email: number])[] => {
  const { rows, header, headerKind } = layout;
  const isOfAccounts = (place: number): boolean => {
    // Its cells may all be damaged. Beside emails, they are not other people then.
    if (headerKind(header?.cells[place] ?? '') === 'account') return true;
    const cells = rows.slice(0, SAMPLE_ROWS).map((row) => row.cells[place] ?? '');
    const filled = cells.filter((cell) => cell !== '');
    const accounts = filled.filter((cell) => readAccountId(cell) !== undefined);
    return filled.length > 0 && accounts.length * 2 >= filled.length;
  };
  const accounts = people.filter(isOfAccounts);
  return people
    .filter((place) => !accounts.includes(place))
    .flatMap((email) =>
      accounts
        .filter((account) => (header ? isSamePerson(layout, account, email) : people.length === 2))
        .map((account) => [account, email] as const),
    );
};

const OF_PERSON: readonly (HeaderKind | undefined)[] = ['account', 'person', 'email', 'login'];
const COLUMN_NUMBER = /(?<!\d)\d{1,2}(?!\d)/g; // not that of Microsoft 365

/** Whether two headers name one person in different ways: `Account ID 1` and `Email 1`. */
export const isSamePerson = (
  { header, headerKind }: Layout,
  ...places: [one: number, other: number]
): boolean => {
  const headers = header?.cells ?? [];
  const [one, other] = places.map((place) => {
    const text = headers[place] ?? '';
    const repeats = headers.slice(0, place).filter((each) => each === text).length;
    return {
      kind: headerKind(text.replace(COLUMN_NUMBER, '')),
      number: [text.match(COLUMN_NUMBER), repeats].join(' '),
    };
  });
  return (
    OF_PERSON.includes(one?.kind) &&
    OF_PERSON.includes(other?.kind) &&
    one?.kind !== other?.kind &&
    one?.number === other?.number
  );
};

const MIN_PIVOTED = 2;
const CROSS = /^[x✓✔☑●•]$/i;

/** Columns that seem to be one group each, with marks or action words for the members. */
export const pivotedColumns = (layout: Layout, columns: readonly ListColumn[]): number[] => {
  const marked = columns.filter(({ place, header, reason }) => {
    const kind = layout.headerKind(header);
    if (header === '' || reason === 'secret') return false;
    const profile = profileOf(layout, place);
    // A known header with yes and no says something about the person. A cross marks a member.
    const isCrossed = profile.filled > 0 && [...profile.distinct].every((cell) => CROSS.test(cell));
    if (kind !== undefined && !(kind === 'not-needed' && isCrossed)) return false;
    return profile.filled > 0 && Math.max(profile.marks, profile.actions) === profile.filled;
  });
  return marked.length >= MIN_PIVOTED ? marked.map(({ place }) => place) : [];
};

const MAX_ACTION_WORDS = 6; // in a column whose header isn't known
const SHORT_WORDS = /^(?=.{2,25}$)[\p{L}\p{M}]+(?: [\p{L}\p{M}]+)?$/u;

/** Columns with a few short words, which may say what to do in a language that isn't known here. */
const possibleActions = (layout: Layout, columns: readonly ListColumn[]): number[] =>
  columns
    .filter(({ place, header, suggested }) => {
      if (suggested !== 'ignore' || layout.headerKind(header) !== undefined) return false;
      const { distinct, filled, marks } = profileOf(layout, place);
      const isFew = distinct.size <= MAX_ACTION_WORDS && (distinct.size > 1 || header === '');
      return (
        filled > 0 && marks === 0 && isFew && [...distinct].every((cell) => SHORT_WORDS.test(cell))
      );
    })
    .map(({ place }) => place);

const PEOPLE_VALUE = /^(?:user|person|people|member|employee|human)$/i;

/** The columns that tell which rows aren't people, such as `type` with `USER` and `GROUP`. */
export const kindColumns = ({ rows }: Layout, columns: readonly ListColumn[]): number[] =>
  columns
    .filter(({ reason }) => reason === 'kind')
    .map(({ place }) => place)
    .filter((place) => rows.some(({ cells }) => PEOPLE_VALUE.test(cells[place] ?? '')));

/** Whether a cell of such a column says that the row isn't a person. */
export const isNoPerson = (cell: string): boolean => cellWords().noPerson.test(cell);

/**
 * Texts and columns that may say what to do with all rows: a file name, title, sheet or header that
 * mentions removals, and columns with a few short words in an unknown language.
 */
export const actionHints = (
  layout: Layout,
  columns: readonly ListColumn[],
  { fileName = '' }: Pick<ReadSheets, 'fileName'>,
): (string | number)[] => {
  const { sheet, rows, skipped } = layout;
  const titles = skipped.filter(({ kind }) => kind === 'title').map(({ text }) => text);
  const headers = columns
    .filter(({ filled, reason }) => reason !== 'secret' && filled * 2 >= rows.length)
    .map(({ header }) => header);
  const [top] = headingsOf(layout);
  const heading = top && top === rows[0] ? top.cells.filter((cell) => cell !== '') : [];
  const file = fileName.replace(/\.\w+$/, '');
  const texts = [file, sheet.name, ...titles, ...heading, ...headers].filter(mentionsRemoval);
  return [...texts, ...possibleActions(layout, columns)];
};

/** Rows with one cell that is an action or ends with a colon, above rows with people. */
export const headingsOf = ({ rows }: Layout): SheetRow[] =>
  rows.filter(({ cells }, place) => {
    const filled = cells.filter((cell) => cell !== '');
    const [text = ''] = filled;
    if (filled.length !== 1 || text.length > MAX_HEADING || namesPerson(text)) return false;
    const plain = text.replace(/^[\s\-=*#]+|[\s\-=*#:]+$|\s*\(\d+\)\s*:?$/g, '');
    const isHeading = isStrongAction(plain) || mentionsRemoval(plain) || /\p{L}:$/u.test(text);
    const next = rows[place + 1]?.cells ?? [];
    return isHeading && next.some((cell) => cell !== '' && namesPerson(cell));
  });

const MAX_HEADING = 60; // characters
